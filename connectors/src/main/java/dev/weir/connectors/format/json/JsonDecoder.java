package dev.weir.connectors.format.json;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.connector.RejectedRow;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.value.FieldParser;
import dev.weir.connectors.format.value.Reasons;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JSON lines in one pass over the bytes.
 *
 * <p>The names of a row's fields are expected in the order of earlier rows ({@link JsonSlot}), so a
 * field costs two comparisons and its value. Values that nobody asked for are checked and passed
 * over. Strings are not copied: rows point into the block. A row's bytes are rewritten (escapes
 * replaced) only when the whole row has been found well-formed, so a row that fails can be read
 * again to say why.
 */
public final class JsonDecoder implements RowDecoder {
  private static final int MALFORMED = JsonSyntax.MALFORMED;
  private static final int BLANK = -1;

  private final JsonColumns columns;
  private final JsonObject root;
  private final JsonValues values;
  private final boolean failOnMissing;
  private final RowFaults faults;
  private final List<JsonDiagnosis.Fault> nulled = new ArrayList<>();

  private byte[] data = new byte[Block.PADDING];
  private long rowNumber;

  JsonDecoder(JsonColumns columns, JsonConfig config, RowFaults faults) {
    this.columns = columns;
    this.root = columns.root();
    this.values = new JsonValues();
    this.failOnMissing = config.failOnMissingField();
    this.faults = faults;
  }

  /** A decoder of the columns asked for, in that order. */
  public JsonDecoder(List<FieldPath> columns, RowType schema, JsonConfig config, RowFaults faults) {
    this(new JsonColumns(columns, schema, config.timestamps()), config, faults);
  }

  @Override
  public void decode(Block block, Batch batch) {
    data = block.data;
    columns.bind(batch, data);
    values.bind(data);
    int p = block.position;
    int stop = Math.min(block.stop, block.wholeLines);
    int row = batch.size();
    int capacity = batch.capacity();
    while (row < capacity && p < stop) {
      int next = row(p, row);
      if (next >= 0) {
        if (!nulled.isEmpty()) {
          reportNulled(block, p, next);
        }
        finish(row);
        row++;
        p = next;
      } else {
        p = leaveOut(block, p, next, row);
      }
    }
    block.position = Math.min(p, block.limit);
    columns.copyAliases(batch, batch.size(), row);
    batch.setSize(row);
  }

  /** Reads the row that starts at {@code at}; returns where the next starts. */
  private int row(int at, int row) {
    int p = at;
    if (data[p] != '{') {
      p = JsonSyntax.blanks(data, p);
      if (data[p] != '{') {
        return data[p] == '\n' ? BLANK : MALFORMED;
      }
    }
    rowNumber++;
    p = object(root, p + 1, row);
    if (p < 0) {
      return MALFORMED;
    }
    if (data[p] != '\n') {
      p = JsonSyntax.blanks(data, p);
      if (data[p] != '\n') {
        return MALFORMED;
      }
    }
    return p + 1;
  }

  /** Reads an object whose first name may start at {@code at}; returns the place after it. */
  private int object(JsonObject object, int at, int row) {
    byte[] bytes = data;
    int p = at;
    if (bytes[p] == '}' || bytes[p] == ',') {
      return bytes[p] == '}' ? end(object, p) : MALFORMED;
    }
    int expected = 0;
    while (true) {
      JsonSlot slot = object.slots[expected];
      if (!slot.matches(bytes, p)) {
        JsonSlot other = locate(object, p);
        if (other == null) {
          int q = JsonSyntax.blanks(bytes, p);
          return p == at && bytes[q] == '}' ? end(object, q) : MALFORMED;
        }
        slot = other;
      }
      expected = slot.next;
      p = value(slot.target, p + slot.length, object.depth, row);
      if (p < 0) {
        return MALFORMED;
      }
      byte b = bytes[p];
      if (b == ',') {
        continue;
      }
      if (b != '}') {
        p = JsonSyntax.blanks(bytes, p);
        if (bytes[p] == ',') {
          continue;
        }
        if (bytes[p] != '}') {
          return MALFORMED;
        }
      }
      return end(object, p);
    }
  }

  private int object(JsonTarget target, int at, int row) {
    JsonObject object = target.object;
    if (object != null && data[at] == '{') {
      return object(object, at + 1, row);
    }
    if (JsonSyntax.isNull(data, at)) {
      target.setNull(row);
      return at + 4;
    }
    return MALFORMED;
  }

  /** Finds out which name stands at {@code at}; null when none does. */
  private @Nullable JsonSlot locate(JsonObject object, int at) {
    JsonSlot known = object.find(data, at);
    if (object.isKnown(known)) {
      return known;
    }
    int p = JsonSyntax.blanks(data, data[at] == ',' ? at + 1 : at);
    if (data[p] != '"') {
      return null;
    }
    int end = JsonSyntax.stringEnd(data, p + 1);
    if (end == MALFORMED) {
      return null;
    }
    int close = end < 0 ? ~end : end;
    int colon = JsonSyntax.blanks(data, close + 1);
    if (data[colon] != ':') {
      return null;
    }
    byte[] name = JsonValues.text(data, p + 1, end);
    return object.learn(data, at, colon + 1, name);
  }

  private int value(JsonTarget target, int at, int depth, int row) {
    byte[] bytes = data;
    int p = bytes[at] > ' ' ? at : JsonSyntax.blanks(bytes, at);
    if (target.kind == JsonTarget.SKIP) {
      return JsonSyntax.isNull(bytes, p) ? p + 4 : JsonSyntax.valueEnd(bytes, p, depth);
    }
    if (target.seen == rowNumber) {
      columns.forget(target, row);
    }
    target.seen = rowNumber;
    int end =
        switch (target.kind) {
          case JsonTarget.INTEGER -> JsonValues.integer(target, bytes, p, row);
          case JsonTarget.TEXT -> values.string(target, p, row);
          case JsonTarget.TIMESTAMP -> values.timestamp(target, p, row);
          case JsonTarget.OBJECT -> object(target, p, row);
          default -> MALFORMED;
        };
    return end >= 0 ? end : uncommon(target, p, depth, row);
  }

  /** Reads a value that isn't of the form that its column mostly gets, or finds it malformed. */
  private int uncommon(JsonTarget target, int at, int depth, int row) {
    int end = JsonSyntax.valueEnd(data, at, depth);
    if (end < 0) {
      return MALFORMED;
    }
    if (JsonSyntax.isNull(data, at)) {
      target.setNull(row);
      return end;
    }
    if (target.kind == JsonTarget.OBJECT) {
      if (data[at] != '{') {
        fault(target, Reasons.shown(data, at, end) + " is not an object", row);
        return end;
      }
      return MALFORMED;
    }
    FieldParser parser = target.parser;
    JsonNested nested = target.nested;
    if (nested != null && parser != null) {
      if (!nested.read(data, at, (BytesColumn) target.column, row)) {
        fault(target, Reasons.isNot(Reasons.shown(data, at, end), parser.type()), row);
      }
      return end;
    }
    if (parser != null && !values.convert(target, parser, at, end, row)) {
      fault(target, Reasons.isNot(Reasons.shown(data, at, end), parser.type()), row);
    }
    return end;
  }

  private void fault(JsonTarget target, String reason, int row) {
    target.setNull(row);
    nulled.add(new JsonDiagnosis.Fault(target.path, reason));
  }

  private int end(JsonObject object, int at) {
    if (failOnMissing) {
      for (JsonTarget target : object.targets) {
        if (target.seen != rowNumber) {
          nulled.add(new JsonDiagnosis.Fault(target.path, "the field is missing"));
        }
      }
    }
    return at + 1;
  }

  /** Makes fields that the row lacks NULL and rewrites strings that hold escapes. */
  private void finish(int row) {
    for (JsonTarget target : columns.leaves()) {
      if (target.seen != rowNumber) {
        target.column.nulls().set(row);
      }
    }
    values.rewrite(row);
  }

  private void reportNulled(Block block, int start, int next) {
    String text = text(start, next - 1);
    for (JsonDiagnosis.Fault fault : nulled) {
      faults.report(block.origin + start, fault.field(), fault.reason(), text);
    }
    nulled.clear();
  }

  private String text(int start, int end) {
    int shown = Math.min(end - start, 4 * RejectedRow.MOST_TEXT);
    return new String(data, start, shown, StandardCharsets.UTF_8).stripTrailing();
  }

  /** Passes over a blank line or a malformed row; returns where the next row starts. */
  private int leaveOut(Block block, int start, int outcome, int row) {
    int end = start;
    while (data[end] != '\n') {
      end++;
    }
    columns.clearNulls(row);
    values.forget();
    nulled.clear();
    if (outcome != BLANK) {
      JsonDiagnosis.Fault fault = JsonDiagnosis.of(data, start, end);
      String text = text(start, end);
      faults.report(block.origin + start, fault.field(), fault.reason(), text);
    }
    return end + 1;
  }
}
