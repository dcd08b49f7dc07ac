package dev.weir.connectors.format.change;

import dev.weir.batch.RowKind;
import dev.weir.connectors.format.json.JsonEnvelope;
import dev.weir.connectors.format.value.Reasons;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines with several new rows, and of the old ones only the fields that were others: {@code
 * {"data": [{..}], "old": [{..}], "type": "UPDATE"}}. What Canal writes. Only lines of a database
 * and a table whose names match are read.
 */
record DataOldLists(@Nullable Pattern databases, @Nullable Pattern tables) implements Envelope {
  private static final int DATA = 0;
  private static final int OLD = 1;
  private static final int TYPE = 2;
  private static final int DATABASE = 3;
  private static final int TABLE = 4;

  @Override
  public List<String> fields() {
    return List.of("data", "old", "type", "database", "table");
  }

  @Override
  public void read(JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (!isWanted(line, DATABASE, databases, faults) || !isWanted(line, TABLE, tables, faults)) {
      return;
    }
    if (line.isNull(TYPE)) {
      faults.report("type", "the field is missing");
      return;
    }
    String type = line.text(TYPE);
    switch (type) {
      case "INSERT" -> add(RowKind.INSERT, line, data, rows, faults);
      case "DELETE" -> add(RowKind.DELETE, line, data, rows, faults);
      case "UPDATE" -> update(line, data, rows, faults);
      case "CREATE" -> {
        // a table was made: no rows have changed
      }
      default -> faults.report("type", "\"" + type + "\" is not a kind of change");
    }
  }

  private boolean isWanted(
      JsonEnvelope line, int field, @Nullable Pattern wanted, LineFaults faults) {
    if (wanted == null) {
      return true;
    }
    if (line.start(field) < 0) {
      faults.report(fields().get(field), "the field is missing");
      return false;
    }
    return wanted.matcher(line.text(field)).matches();
  }

  private void add(byte kind, JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (!hasList(line, data, DATA, faults)) {
      return;
    }
    Elements elements = new Elements(data, line.start(DATA));
    for (Run row = elements.next(); row != null; row = elements.next()) {
      if (!isRow(data, row, DATA, faults)) {
        return;
      }
      rows.add(kind, data, row.start(), row.end());
    }
  }

  private void update(JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults) {
    if (!hasList(line, data, DATA, faults) || !hasList(line, data, OLD, faults)) {
      return;
    }
    Elements elements = new Elements(data, line.start(DATA));
    Elements olds = new Elements(data, line.start(OLD));
    for (Run row = elements.next(); row != null; row = elements.next()) {
      Run old = olds.next();
      if (old == null) {
        faults.report("old", "the list is shorter than that of \"data\"");
        return;
      }
      if (!isRow(data, row, DATA, faults) || !isRow(data, old, OLD, faults)) {
        return;
      }
      rows.addMerged(RowKind.UPDATE_BEFORE, data, row, old);
      rows.add(RowKind.UPDATE_AFTER, data, row.start(), row.end());
    }
  }

  private boolean hasList(JsonEnvelope line, byte[] data, int field, LineFaults faults) {
    if (line.first(field) == '[') {
      return true;
    }
    String reason =
        line.isNull(field)
            ? "the rows are missing in a change of kind \"" + line.text(TYPE) + "\""
            : Reasons.shown(data, line.start(field), line.end(field)) + " is not an array";
    faults.report(fields().get(field), reason);
    return false;
  }

  private boolean isRow(byte[] data, Run row, int field, LineFaults faults) {
    if (data[row.start()] == '{') {
      return true;
    }
    String shown = Reasons.shown(data, row.start(), row.end());
    faults.report(fields().get(field), shown + " is not an object");
    return false;
  }

  @Override
  public Frame inserted(boolean ignoreNulls) {
    return new Frame("{\"data\":[", "],\"type\":\"INSERT\"}\n");
  }

  @Override
  public Frame deleted(boolean ignoreNulls) {
    return new Frame("{\"data\":[", "],\"type\":\"DELETE\"}\n");
  }
}
