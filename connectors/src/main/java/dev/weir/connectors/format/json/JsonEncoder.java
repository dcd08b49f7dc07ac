package dev.weir.connectors.format.json;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.value.FieldPrinter;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.FloatingType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.value.UnfoldedArray;
import dev.weir.value.UnfoldedMap;
import dev.weir.value.Unfolding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Writes each row as a JSON object on a line. */
public final class JsonEncoder implements RowEncoder {
  private static final String HEX = "0123456789ABCDEF";

  private final RowType schema;
  private final boolean ignoreNulls;
  private final FieldPrinter printer;
  private final Unfolding unfolding = new Unfolding();

  public JsonEncoder(RowType schema, JsonConfig config) {
    this.schema = schema;
    this.ignoreNulls = config.ignoreNullFields();
    this.printer = new FieldPrinter(config.timestamps(), config.plainDecimals());
  }

  @Override
  public void start(ByteBuilder out) {}

  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    object(batch, row, out);
    out.add('\n');
  }

  /** Adds a row without a line end. */
  public void object(Batch batch, int row, ByteBuilder out) {
    out.add('{');
    boolean first = true;
    for (int i = 0; i < schema.size(); i++) {
      first = field(schema, i, batch.column(i), row, first, out);
    }
    out.add('}');
  }

  /** Adds a field; returns whether the next one is the first of its object. */
  private boolean field(
      RowType type, int index, Column column, int row, boolean first, ByteBuilder out) {
    if (ignoreNulls && column.isNull(row)) {
      return first;
    }
    if (!first) {
      out.add(',');
    }
    byte[] name = type.fieldName(index).getBytes(StandardCharsets.UTF_8);
    string(name, 0, name.length, out);
    out.add(':');
    value(type.type(index), column, row, out);
    return false;
  }

  private void value(SqlType type, Column column, int row, ByteBuilder out) {
    if (column.isNull(row)) {
      out.add("null");
      return;
    }
    switch (type) {
      case CharacterType _ -> {
        BytesColumn bytes = (BytesColumn) column;
        string(bytes.data, bytes.offsets[row], bytes.lengths[row], out);
      }
      case BinaryType _ -> base64((BytesColumn) column, row, out);
      case RowType nested -> object(nested, (RowColumn) column, row, out);
      case ArrayType array -> array(unfolding.array(array, slice(column, row)), out);
      case MapType map -> map(unfolding.map(map, slice(column, row)), out);
      case MultisetType multiset -> map(unfolding.map(multiset.asMap(), slice(column, row)), out);
      case DateType _, TimeType _, TimestampType _ -> {
        out.add('"');
        printer.print(column, row, type, out);
        out.add('"');
      }
      case FloatingType _ when !Double.isFinite(((DoubleColumn) column).values[row]) -> {
        out.add('"');
        printer.print(column, row, type, out);
        out.add('"');
      }
      default -> printer.print(column, row, type, out);
    }
  }

  private void object(RowType type, RowColumn column, int row, ByteBuilder out) {
    out.add('{');
    boolean first = true;
    for (int i = 0; i < type.size(); i++) {
      first = field(type, i, column.field(i), row, first, out);
    }
    out.add('}');
  }

  private static Slice slice(Column column, int row) {
    Slice value = new Slice();
    ((BytesColumn) column).get(row, value);
    return value;
  }

  private void array(UnfoldedArray array, ByteBuilder out) {
    out.add('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      value(array.element(), array.column(), i, out);
    }
    out.add(']');
  }

  private void map(UnfoldedMap map, ByteBuilder out) {
    BytesColumn keys = (BytesColumn) map.keys().column();
    out.add('{');
    for (int i = 0; i < map.size(); i++) {
      if (keys.isNull(i)) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT, "format \"json\" can't write a map with a key of NULL");
      }
      if (i > 0) {
        out.add(',');
      }
      string(keys.data, keys.offsets[i], keys.lengths[i], out);
      out.add(':');
      value(map.values().element(), map.values().column(), i, out);
    }
    out.add('}');
  }

  private static void base64(BytesColumn column, int row, ByteBuilder out) {
    int offset = column.offsets[row];
    byte[] value = Arrays.copyOfRange(column.data, offset, offset + column.lengths[row]);
    byte[] text = Base64.getEncoder().encode(value);
    out.add('"').add(text, 0, text.length).add('"');
  }

  /** Adds a string in quotes; runs without characters to escape are copied whole. */
  static void string(byte[] data, int offset, int length, ByteBuilder out) {
    out.add('"');
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      byte b = data[i];
      if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
        out.add(data, start, i - start);
        escape(b, out);
        start = i + 1;
      }
    }
    out.add(data, start, end - start).add('"');
  }

  private static void escape(byte b, ByteBuilder out) {
    out.add('\\');
    switch (b) {
      case '"', '\\' -> out.add(b);
      case '\b' -> out.add('b');
      case '\t' -> out.add('t');
      case '\n' -> out.add('n');
      case '\f' -> out.add('f');
      case '\r' -> out.add('r');
      default -> out.add("u00").add(HEX.charAt(b >> 4)).add(HEX.charAt(b & 15));
    }
  }
}
