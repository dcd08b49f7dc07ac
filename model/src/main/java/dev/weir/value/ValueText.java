package dev.weir.value;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.text.BooleanText;
import dev.weir.text.ByteBuilder;
import dev.weir.text.DateText;
import dev.weir.text.DecimalText;
import dev.weir.text.DoubleText;
import dev.weir.text.IntegerText;
import dev.weir.text.IntervalText;
import dev.weir.text.TimeText;
import dev.weir.text.TimestampText;
import dev.weir.time.ZoneShift;
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
import java.time.ZoneId;

/**
 * Writes any value as CAST(value AS STRING) does, for output that people read; a NULL is {@code
 * NULL}. Not thread-safe.
 */
public final class ValueText {
  private static final String HEX = "0123456789abcdef";

  private final ZoneShift zone;
  private final boolean hex;
  private final Unfolding unfolding = new Unfolding();

  /** A printer that shows instants as the clocks of the zone do. */
  public ValueText(ZoneId zone) {
    this(zone, true);
  }

  private ValueText(ZoneId zone, boolean hex) {
    this.zone = new ZoneShift(zone);
    this.hex = hex;
  }

  /** A printer that takes binary strings for text, as casts do. */
  public static ValueText ofCasts(ZoneId zone) {
    return new ValueText(zone, false);
  }

  /** Adds the value of a column's row, or {@code NULL}. Binary strings are {@code x'...'}. */
  public void print(Column column, int row, SqlType type, ByteBuilder out) {
    if (column.isNull(row)) {
      out.add("NULL");
      return;
    }
    switch (column) {
      case LongColumn longs -> printLong(longs.values[row], type, out);
      case DoubleColumn doubles -> printDouble(doubles.values[row], (FloatingType) type, out);
      case Int128Column wide ->
          DecimalText.print(wide.high[row], wide.low[row], ((DecimalType) type).scale(), out);
      case BytesColumn bytes -> printBytes(bytes, row, type, out);
      case RowColumn fields -> printRow(fields, row, (RowType) type, out);
    }
  }

  /** Adds all fields of a batch's row: {@code (1, abc, NULL)}. */
  public void print(Batch batch, int row, RowType schema, ByteBuilder out) {
    out.add('(');
    for (int i = 0; i < schema.size(); i++) {
      if (i > 0) {
        out.add(',').add(' ');
      }
      print(batch.column(i), row, schema.type(i), out);
    }
    out.add(')');
  }

  /** Adds a value whose layout is {@link dev.weir.type.Layout#LONG}. */
  public void printLong(long value, SqlType type, ByteBuilder out) {
    switch (type) {
      case BooleanType b -> BooleanText.print(value != 0, out);
      case IntegerType i -> IntegerText.print(value, out);
      case DecimalType d -> DecimalText.print(value, d.scale(), out);
      case DateType d -> DateText.print(value, out);
      case TimeType t -> TimeText.print(value, t.precision(), out);
      case TimestampType t -> printTimestamp(value, t, out);
      case IntervalType i when i.months() -> IntervalText.printMonths(value, out);
      case IntervalType i -> IntervalText.printMillis(value, out);
      case NullType n -> out.add("NULL");
      case FloatingType f -> throw wrongLayout(f);
      case CharacterType c -> throw wrongLayout(c);
      case BinaryType b -> throw wrongLayout(b);
      case RowType r -> throw wrongLayout(r);
      case ArrayType a -> throw wrongLayout(a);
      case MapType m -> throw wrongLayout(m);
      case MultisetType m -> throw wrongLayout(m);
      case VariantType v -> throw wrongLayout(v);
      case BitmapType b -> throw wrongLayout(b);
    }
  }

  /** Adds the digits of the bytes in base 16, in lower case. */
  public static void printHex(byte[] data, int offset, int length, ByteBuilder out) {
    for (int i = offset; i < offset + length; i++) {
      out.add(HEX.charAt((data[i] >> 4) & 15)).add(HEX.charAt(data[i] & 15));
    }
  }

  private static IllegalArgumentException wrongLayout(SqlType type) {
    return new IllegalArgumentException("not kept in a long: " + type);
  }

  private void printTimestamp(long value, TimestampType type, ByteBuilder out) {
    long shown = type.local() ? zone.toLocal(value, type.unitsPerSecond()) : value;
    TimestampText.print(shown, type.precision(), out);
  }

  private static void printDouble(double value, FloatingType type, ByteBuilder out) {
    if (type.doublePrecision()) {
      DoubleText.print(value, out);
    } else {
      DoubleText.printFloat(value, out);
    }
  }

  private void printBytes(BytesColumn column, int row, SqlType type, ByteBuilder out) {
    if (type instanceof CharacterType) {
      out.add(column.data, column.offsets[row], column.lengths[row]);
    } else {
      Slice value = new Slice();
      column.get(row, value);
      print(value, type, out);
    }
  }

  /** Adds a value that is kept as bytes, or an encoded row; it is not NULL. */
  public void print(Slice value, SqlType type, ByteBuilder out) {
    switch (type) {
      case BinaryType _ when hex -> {
        out.add('x').add('\'');
        printHex(value.data, value.offset, value.length, out);
        out.add('\'');
      }
      case ArrayType array -> printArray(unfolding.array(array, value), out);
      case MapType map -> printMap(unfolding.map(map, value), out);
      case MultisetType multiset -> printMap(unfolding.map(multiset.asMap(), value), out);
      case VariantType _ -> VariantText.print(value, out);
      case BitmapType _ -> new Bitmap().read(value).print(out);
      case RowType row -> printRow(unfolding.row(row, value), 0, row, out);
      default -> out.add(value);
    }
  }

  private void printArray(UnfoldedArray array, ByteBuilder out) {
    out.add('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.add(',').add(' ');
      }
      print(array.column(), i, array.element(), out);
    }
    out.add(']');
  }

  private void printMap(UnfoldedMap map, ByteBuilder out) {
    out.add('{');
    for (int i = 0; i < map.size(); i++) {
      if (i > 0) {
        out.add(',').add(' ');
      }
      print(map.keys().column(), i, map.keys().element(), out);
      out.add('=');
      print(map.values().column(), i, map.values().element(), out);
    }
    out.add('}');
  }

  private void printRow(RowColumn column, int row, RowType type, ByteBuilder out) {
    out.add('(');
    for (int i = 0; i < type.size(); i++) {
      if (i > 0) {
        out.add(',').add(' ');
      }
      print(column.field(i), row, type.type(i), out);
    }
    out.add(')');
  }
}
