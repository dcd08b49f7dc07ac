package dev.weir.connectors.format.change;

import dev.weir.batch.RowKind;
import dev.weir.connectors.format.json.JsonEnvelope;
import dev.weir.connectors.format.value.Reasons;
import java.util.List;

/**
 * Lines with the new row, and of the old one only the fields that were others: {@code {"data":
 * {..}, "old": {..}, "type": "update"}}. What Maxwell writes.
 */
record DataOld() implements Envelope {
  private static final int DATA = 0;
  private static final int OLD = 1;
  private static final int TYPE = 2;

  @Override
  public List<String> fields() {
    return List.of("data", "old", "type");
  }

  @Override
  public void read(JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (line.isNull(TYPE)) {
      faults.report("type", "the field is missing");
      return;
    }
    String type = line.text(TYPE);
    switch (type) {
      case "insert" -> add(RowKind.INSERT, line, data, rows, faults);
      case "delete" -> add(RowKind.DELETE, line, data, rows, faults);
      case "update" -> update(line, data, rows, faults);
      default -> faults.report("type", "\"" + type + "\" is not a kind of change");
    }
  }

  private void add(byte kind, JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (hasRow(line, data, DATA, faults)) {
      rows.add(kind, data, line.start(DATA), line.end(DATA));
    }
  }

  private void update(JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (hasRow(line, data, DATA, faults) && hasRow(line, data, OLD, faults)) {
      Run row = new Run(line.start(DATA), line.end(DATA));
      Run old = new Run(line.start(OLD), line.end(OLD));
      rows.addMerged(RowKind.UPDATE_BEFORE, data, row, old);
      rows.add(RowKind.UPDATE_AFTER, data, row.start(), row.end());
    }
  }

  private boolean hasRow(JsonEnvelope line, byte[] data, int field, LineFaults faults) {
    if (line.first(field) == '{') {
      return true;
    }
    String reason =
        line.isNull(field)
            ? "the row is missing in a change of kind \"" + line.text(TYPE) + "\""
            : Reasons.shown(data, line.start(field), line.end(field)) + " is not an object";
    faults.report(fields().get(field), reason);
    return false;
  }

  @Override
  public Frame inserted(boolean ignoreNulls) {
    return new Frame("{\"data\":", ",\"type\":\"insert\"}\n");
  }

  @Override
  public Frame deleted(boolean ignoreNulls) {
    return new Frame("{\"data\":", ",\"type\":\"delete\"}\n");
  }
}
