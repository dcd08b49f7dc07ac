package dev.weir.tests.reference;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.type.BinaryType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the reference's objects into columns, and takes them out. */
@SuppressWarnings("ByteBufferBackingArray")
final class Columns {
  private Columns() {}

  static Batch batch(RowType schema, List<List<@Nullable Object>> rows, int capacity) {
    Batch batch = Batch.of(schema, capacity, true);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < schema.size(); column++) {
        put(rows.get(row).get(column), schema.type(column), batch.column(column), row);
      }
    }
    batch.setSize(rows.size());
    return batch;
  }

  private static void put(@Nullable Object value, SqlType type, Column column, int row) {
    column.nulls().set(row, value == null);
    if (value == null) {
      return;
    }
    switch (column) {
      case LongColumn longs -> longs.set(row, Literals.toLong(value, type));
      case DoubleColumn doubles -> doubles.set(row, ((Number) value).doubleValue());
      case Int128Column wide -> {
        Int128 unscaled = new Int128();
        unscaled.set(((BigDecimal) value).unscaledValue());
        wide.set(row, unscaled.high, unscaled.low);
      }
      case BytesColumn bytes -> {
        byte[] array = value instanceof ByteBuffer b ? b.array() : Texts.utf8((String) value);
        bytes.append(row, array, 0, array.length);
      }
      case RowColumn fields -> {
        for (int i = 0; i < fields.fieldCount(); i++) {
          put(((List<?>) value).get(i), ((RowType) type).type(i), fields.field(i), row);
        }
      }
    }
  }

  static @Nullable Object get(Column column, int row, SqlType type) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case LongColumn longs -> Literals.fromLong(longs.values[row], type);
      case DoubleColumn doubles ->
          ((FloatingType) type).doublePrecision()
              ? (Object) doubles.values[row]
              : (Object) (float) doubles.values[row];
      case Int128Column wide ->
          new BigDecimal(
              Int128.toBigInteger(wide.high[row], wide.low[row]), ((DecimalType) type).scale());
      case BytesColumn bytes -> bytes(bytes, row, type);
      case RowColumn fields -> fields(fields, row, (RowType) type);
    };
  }

  private static Object bytes(BytesColumn column, int row, SqlType type) {
    int from = column.offsets[row];
    byte[] bytes = Arrays.copyOfRange(column.data, from, from + column.lengths[row]);
    return type instanceof BinaryType
        ? ByteBuffer.wrap(bytes)
        : new String(bytes, StandardCharsets.UTF_8);
  }

  private static Object fields(RowColumn column, int row, RowType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < column.fieldCount(); i++) {
      values.add(get(column.field(i), row, type.type(i)));
    }
    return values;
  }
}
