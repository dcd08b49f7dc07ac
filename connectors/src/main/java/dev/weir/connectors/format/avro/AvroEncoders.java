package dev.weir.connectors.format.avro;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.connectors.format.value.DecimalCells;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import dev.weir.value.UnfoldedArray;
import dev.weir.value.UnfoldedMap;
import java.util.List;

/** How values of a type are written, as {@link AvroSchemas} describes them. */
final class AvroEncoders {
  private static final int NULL_BRANCH = 0;
  private static final int VALUE_BRANCH = 1;

  private AvroEncoders() {}

  static AvroEncoder of(SqlType type) {
    AvroEncoder value = value(type);
    if (!type.nullable()) {
      return value;
    }
    return (column, row, out) -> {
      if (column.isNull(row)) {
        number(NULL_BRANCH, out);
      } else {
        number(VALUE_BRANCH, out);
        value.write(column, row, out);
      }
    };
  }

  private static AvroEncoder value(SqlType type) {
    return switch (type) {
      case BooleanType _ -> (column, row, out) -> out.add((int) ((LongColumn) column).values[row]);
      case IntegerType _, DateType _, TimeType _, TimestampType _ ->
          (column, row, out) -> number(((LongColumn) column).values[row], out);
      case FloatingType floating ->
          floating.doublePrecision()
              ? (column, row, out) ->
                  fixed(Double.doubleToRawLongBits(((DoubleColumn) column).values[row]), 8, out)
              : (column, row, out) ->
                  fixed(
                      Float.floatToRawIntBits((float) ((DoubleColumn) column).values[row]), 4, out);
      case CharacterType _, BinaryType _ -> AvroEncoders::bytes;
      case DecimalType _ ->
          (column, row, out) -> {
            byte[] digits = DecimalCells.unscaled(column, row).toByteArray();
            number(digits.length, out);
            out.add(digits, 0, digits.length);
          };
      case ArrayType array -> array(array);
      case MapType map -> map(map);
      case MultisetType multiset -> map(multiset.asMap());
      case RowType record -> record(record);
      case IntervalType _, VariantType _, BitmapType _, NullType _ ->
          throw new IllegalArgumentException("no schema has " + type);
    };
  }

  private static void bytes(Column column, int row, ByteBuilder out) {
    BytesColumn bytes = (BytesColumn) column;
    number(bytes.lengths[row], out);
    out.add(bytes.data, bytes.offsets[row], bytes.lengths[row]);
  }

  private static AvroEncoder record(RowType type) {
    List<AvroEncoder> fields = type.types().stream().map(AvroEncoders::of).toList();
    return (column, row, out) -> {
      RowColumn rows = (RowColumn) column;
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).write(rows.field(i), row, out);
      }
    };
  }

  private static AvroEncoder array(ArrayType type) {
    AvroEncoder element = of(type.element());
    UnfoldedArray unfolded = new UnfoldedArray(type.element());
    Slice slice = new Slice();
    return (column, row, out) -> {
      ((BytesColumn) column).get(row, slice);
      unfolded.set(slice);
      items(unfolded.size(), out);
      for (int i = 0; i < unfolded.size(); i++) {
        element.write(unfolded.column(), i, out);
      }
      number(0, out);
    };
  }

  private static AvroEncoder map(MapType type) {
    AvroEncoder value = of(type.value());
    UnfoldedMap unfolded = new UnfoldedMap(type);
    Slice slice = new Slice();
    return (column, row, out) -> {
      ((BytesColumn) column).get(row, slice);
      unfolded.set(slice);
      items(unfolded.size(), out);
      for (int i = 0; i < unfolded.size(); i++) {
        bytes(unfolded.keys().column(), i, out);
        value.write(unfolded.values().column(), i, out);
      }
      number(0, out);
    };
  }

  /** All items are one part; a count of zero follows the last. */
  private static void items(int count, ByteBuilder out) {
    if (count > 0) {
      number(count, out);
    }
  }

  private static void number(long value, ByteBuilder out) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      out.add((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.add((int) rest);
  }

  private static void fixed(long bits, int bytes, ByteBuilder out) {
    for (int i = 0; i < bytes; i++) {
      out.add((int) (bits >>> (8 * i)));
    }
  }
}
