package dev.weir.connectors.print;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.RowKind;
import dev.weir.batch.Slice;
import dev.weir.connectors.format.value.FieldPrinter;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.text.ByteBuilder;
import dev.weir.text.TimestampText;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.CharacterType;
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
import dev.weir.value.Unfolding;
import dev.weir.value.ValueText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * Writes values as the text of the Java objects that Flink hands to its printing sink: a timestamp
 * is {@code 2024-05-01T13:05}, an instant has a Z, bytes are a list of numbers, and rows within
 * rows have a kind too.
 */
final class RowPrinter {
  private static final long MILLIS_NANOS = 1_000_000;

  private final Unfolding unfolding = new Unfolding();
  private final ValueText variants = new ValueText(ZoneOffset.UTC);
  private final FieldPrinter fields = new FieldPrinter(TimestampStyle.ISO_8601, false);

  /** Adds {@code [1, abc, null]}. */
  void print(Batch batch, int row, RowType schema, ByteBuilder out) {
    out.add('[');
    for (int i = 0; i < schema.size(); i++) {
      field(batch.column(i), row, schema.type(i), i, out);
    }
    out.add(']');
  }

  private void field(Column column, int row, SqlType type, int index, ByteBuilder out) {
    if (index > 0) {
      out.add(", ");
    }
    if (column.isNull(row)) {
      out.add("null");
    } else {
      value(column, row, type, out);
    }
  }

  private void value(Column column, int row, SqlType type, ByteBuilder out) {
    switch (type) {
      case CharacterType _ -> {
        BytesColumn bytes = (BytesColumn) column;
        out.add(bytes.data, bytes.offsets[row], bytes.lengths[row]);
      }
      case BinaryType _ -> bytes((BytesColumn) column, row, out);
      case ArrayType array -> array(unfolding.array(array, slice(column, row)), out);
      case MapType map -> map(unfolding.map(map, slice(column, row)), out);
      case MultisetType multiset -> map(unfolding.map(multiset.asMap(), slice(column, row)), out);
      case VariantType _, BitmapType _ -> variants.print(slice(column, row), type, out);
      case RowType nested -> nested((RowColumn) column, row, nested, out);
      case TimestampType timestamp -> timestamp(longs(column, row), timestamp, out);
      case TimeType _ ->
          out.add(LocalTime.ofNanoOfDay(longs(column, row) * MILLIS_NANOS).toString());
      case IntervalType interval ->
          out.add(
              interval.months()
                  ? Period.ofMonths((int) longs(column, row)).normalized().toString()
                  : Duration.ofMillis(longs(column, row)).toString());
      case NullType _ -> out.add("null");
      default -> fields.print(column, row, type, out);
    }
  }

  private static long longs(Column column, int row) {
    return ((LongColumn) column).values[row];
  }

  private static void bytes(BytesColumn column, int row, ByteBuilder out) {
    out.add('[');
    for (int i = 0; i < column.lengths[row]; i++) {
      out.add(i > 0 ? ", " : "").add(Byte.toString(column.data[column.offsets[row] + i]));
    }
    out.add(']');
  }

  private void nested(RowColumn column, int row, RowType type, ByteBuilder out) {
    out.add(RowKind.text(RowKind.INSERT)).add('[');
    for (int i = 0; i < type.size(); i++) {
      field(column.field(i), row, type.type(i), i, out);
    }
    out.add(']');
  }

  private static Slice slice(Column column, int row) {
    Slice value = new Slice();
    ((BytesColumn) column).get(row, value);
    return value;
  }

  private void array(UnfoldedArray array, ByteBuilder out) {
    out.add('[');
    for (int i = 0; i < array.size(); i++) {
      field(array.column(), i, array.element(), i, out);
    }
    out.add(']');
  }

  private void map(UnfoldedMap map, ByteBuilder out) {
    out.add('{');
    for (int i = 0; i < map.size(); i++) {
      field(map.keys().column(), i, map.keys().element(), i, out);
      out.add('=');
      field(map.values().column(), i, map.values().element(), 0, out);
    }
    out.add('}');
  }

  private static void timestamp(long ticks, TimestampType type, ByteBuilder out) {
    long units = TimestampText.unitsPerSecond(type.precision());
    long seconds = Math.floorDiv(ticks, units);
    int nanos = (int) (Math.floorMod(ticks, units) * (1_000_000_000L / units));
    out.add(
        type.local()
            ? Instant.ofEpochSecond(seconds, nanos).toString()
            : LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC).toString());
  }
}
