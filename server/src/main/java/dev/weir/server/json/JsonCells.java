package dev.weir.server.json;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.DecimalType;
import dev.weir.type.IntegerType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.VariantType;
import dev.weir.value.UnfoldedArray;
import dev.weir.value.UnfoldedMap;
import dev.weir.value.Unfolding;
import dev.weir.value.ValueText;
import dev.weir.value.VariantText;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Values of rows as JSON: numbers and booleans as such with all their digits, binary strings in
 * base64, arrays as arrays, rows, maps and multisets as objects, variants as they are, everything
 * else as a string of Flink's text. Not thread-safe.
 */
public final class JsonCells {
  private final RowType schema;
  private final ValueText text;
  private final byte[][] names;
  private final Unfolding unfolding = new Unfolding();

  public JsonCells(RowType schema, ZoneId zone) {
    this.schema = schema;
    this.text = new ValueText(zone);
    this.names = quotedNames(schema);
  }

  /** Adds {@code "name":value,...}, without braces. */
  public void appendFields(Batch batch, int row, ByteBuilder out) {
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        out.add(',');
      }
      out.add(names[i], 0, names[i].length);
      append(batch.column(i), row, schema.type(i), out);
    }
  }

  /** Adds {@code value,value,...}, without brackets. */
  public void appendValues(Batch batch, int row, ByteBuilder out) {
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        out.add(',');
      }
      append(batch.column(i), row, schema.type(i), out);
    }
  }

  /** Adds the values of some columns, without brackets. */
  public void appendValues(Batch batch, int row, List<Integer> columns, ByteBuilder out) {
    String separator = "";
    for (int column : columns) {
      out.add(separator);
      append(batch.column(column), row, schema.type(column), out);
      separator = ",";
    }
  }

  private void append(Column column, int row, SqlType type, ByteBuilder out) {
    if (column.isNull(row)) {
      out.add("null");
      return;
    }
    switch (column) {
      case LongColumn longs -> appendLong(longs, row, type, out);
      case DoubleColumn doubles -> appendDouble(doubles, row, type, out);
      case Int128Column wide -> text.print(wide, row, type, out);
      case BytesColumn bytes -> appendBytes(bytes, row, type, out);
      case RowColumn fields -> appendRow(fields, row, (RowType) type, out);
    }
  }

  private void appendLong(LongColumn column, int row, SqlType type, ByteBuilder out) {
    if (type instanceof IntegerType || type instanceof DecimalType) {
      text.print(column, row, type, out);
    } else if (type instanceof BooleanType) {
      out.add(column.values[row] != 0 ? "true" : "false");
    } else {
      out.add('"');
      text.print(column, row, type, out);
      out.add('"');
    }
  }

  private void appendDouble(DoubleColumn column, int row, SqlType type, ByteBuilder out) {
    boolean finite = Double.isFinite(column.values[row]);
    if (!finite) {
      out.add('"');
    }
    text.print(column, row, type, out);
    if (!finite) {
      out.add('"');
    }
  }

  private void appendBytes(BytesColumn column, int row, SqlType type, ByteBuilder out) {
    int offset = column.offsets[row];
    int length = column.lengths[row];
    switch (type) {
      case BinaryType _ -> {
        byte[] value = Arrays.copyOfRange(column.data, offset, offset + length);
        byte[] encoded = Base64.getEncoder().encode(value);
        out.add('"').add(encoded, 0, encoded.length).add('"');
      }
      case ArrayType array -> appendArray(unfolding.array(array, slice(column, row)), out);
      case MapType map -> appendMap(unfolding.map(map, slice(column, row)), out);
      case MultisetType multiset ->
          appendMap(unfolding.map(multiset.asMap(), slice(column, row)), out);
      case VariantType _ -> VariantText.print(slice(column, row), out);
      case BitmapType _ -> {
        out.add('"');
        text.print(column, row, type, out);
        out.add('"');
      }
      default -> JsonStrings.append(column.data, offset, length, out);
    }
  }

  private static Slice slice(BytesColumn column, int row) {
    Slice value = new Slice();
    column.get(row, value);
    return value;
  }

  private void appendArray(UnfoldedArray array, ByteBuilder out) {
    out.add('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      append(array.column(), i, array.element(), out);
    }
    out.add(']');
  }

  /** Keys that are no strings are named by their text. */
  private void appendMap(UnfoldedMap map, ByteBuilder out) {
    ByteBuilder key = new ByteBuilder();
    out.add('{');
    for (int i = 0; i < map.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      key.clear();
      text.print(map.keys().column(), i, map.keys().element(), key);
      JsonStrings.append(key.data, 0, key.length(), out);
      out.add(':');
      append(map.values().column(), i, map.values().element(), out);
    }
    out.add('}');
  }

  private void appendRow(RowColumn column, int row, RowType type, ByteBuilder out) {
    out.add('{');
    for (int i = 0; i < type.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      JsonStrings.append(type.fieldName(i), out);
      out.add(':');
      append(column.field(i), row, type.type(i), out);
    }
    out.add('}');
  }

  private static byte[][] quotedNames(RowType schema) {
    byte[][] names = new byte[schema.size()][];
    for (int i = 0; i < names.length; i++) {
      ByteBuilder name = new ByteBuilder();
      JsonStrings.append(schema.fieldName(i), name);
      names[i] = name.add(':').toBytes();
    }
    return names;
  }
}
