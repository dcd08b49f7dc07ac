package dev.weir.connectors.format.change;

import dev.weir.batch.RowKind;
import dev.weir.connectors.format.json.JsonEnvelope;
import dev.weir.connectors.format.value.Reasons;
import java.util.List;

/**
 * Lines with the whole row before and after: {@code {"before": {..}, "after": {..}, "op": "u"}}.
 * What Debezium and GoldenGate write.
 */
record BeforeAfter(String kindField, List<String> inserts, String update, String delete)
    implements Envelope {
  static final BeforeAfter DEBEZIUM = new BeforeAfter("op", List.of("c", "r"), "u", "d");
  static final BeforeAfter GOLDEN_GATE = new BeforeAfter("op_type", List.of("I"), "U", "D");

  private static final int BEFORE = 0;
  private static final int AFTER = 1;
  private static final int KIND = 2;

  @Override
  public List<String> fields() {
    return List.of("before", "after", kindField);
  }

  @Override
  public void read(JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (line.isNull(KIND)) {
      faults.report(kindField, "the field is missing");
      return;
    }
    String kind = line.text(KIND);
    if (inserts.contains(kind)) {
      if (hasRow(line, data, AFTER, kind, faults)) {
        add(RowKind.INSERT, line, data, AFTER, rows);
      }
    } else if (kind.equals(update)) {
      if (hasRow(line, data, BEFORE, kind, faults) && hasRow(line, data, AFTER, kind, faults)) {
        add(RowKind.UPDATE_BEFORE, line, data, BEFORE, rows);
        add(RowKind.UPDATE_AFTER, line, data, AFTER, rows);
      }
    } else if (kind.equals(delete)) {
      if (hasRow(line, data, BEFORE, kind, faults)) {
        add(RowKind.DELETE, line, data, BEFORE, rows);
      }
    } else {
      faults.report(kindField, "\"" + kind + "\" is not a kind of change");
    }
  }

  private void add(byte kind, JsonEnvelope line, byte[] data, int field, ChangeRows rows) {
    rows.add(kind, data, line.start(field), line.end(field));
  }

  private boolean hasRow(
      JsonEnvelope line, byte[] data, int field, String kind, LineFaults faults) {
    if (line.first(field) == '{') {
      return true;
    }
    String name = fields().get(field);
    if (line.isNull(field)) {
      String why =
          field == BEFORE ? "; the database must be set to send whole rows of old values" : "";
      faults.report(name, "the row is missing in a change of kind \"" + kind + "\"" + why);
    } else {
      String shown = Reasons.shown(data, line.start(field), line.end(field));
      faults.report(name, shown + " is not an object");
    }
    return false;
  }

  @Override
  public Frame inserted(boolean ignoreNulls) {
    String before = ignoreNulls ? "" : "\"before\":null,";
    return new Frame(
        "{" + before + "\"after\":", ",\"" + kindField + "\":\"" + inserts.getFirst() + "\"}\n");
  }

  @Override
  public Frame deleted(boolean ignoreNulls) {
    String after = ignoreNulls ? "" : ",\"after\":null";
    return new Frame("{\"before\":", after + ",\"" + kindField + "\":\"" + delete + "\"}\n");
  }
}
