package dev.weir.engine.operator;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.RowKind;
import dev.weir.batch.Slice;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a changelog with its values as Long, Double, BigInteger, String or null, for tests that
 * compare with something simple.
 */
public record Change(byte kind, List<@Nullable Object> values) {

  /** A row that is added. */
  public static Change insert(@Nullable Object... values) {
    return of(RowKind.INSERT, values);
  }

  public static Change of(byte kind, @Nullable Object... values) {
    return new Change(kind, new ArrayList<>(Arrays.asList(values)));
  }

  public boolean retracts() {
    return RowKind.retracts(kind);
  }

  /** Appends the row to a batch of fitting columns. */
  public void appendTo(Batch batch) {
    int row = batch.size();
    for (int i = 0; i < values.size(); i++) {
      set(batch.column(i), row, values.get(i));
    }
    byte[] kinds = batch.kinds();
    if (kinds != null) {
      kinds[row] = kind;
    }
    batch.setSize(row + 1);
  }

  private static void set(Column column, int row, @Nullable Object value) {
    column.nulls().set(row, value == null);
    if (value == null) {
      return;
    }
    switch (column) {
      case LongColumn longs -> longs.set(row, ((Number) value).longValue());
      case DoubleColumn doubles -> doubles.set(row, ((Number) value).doubleValue());
      case Int128Column wides -> {
        Int128 wide = new Int128();
        wide.set((BigInteger) value);
        wides.set(row, wide.high, wide.low);
      }
      case BytesColumn bytes -> bytes.append(row, Slice.of((String) value));
      case RowColumn ignored -> throw new IllegalArgumentException("row");
    }
  }

  /** Reads a row of a batch. */
  public static Change read(Batch batch, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < batch.columnCount(); i++) {
      values.add(value(batch.column(i), row));
    }
    return new Change(batch.kind(row), values);
  }

  private static @Nullable Object value(Column column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case LongColumn longs -> (Object) longs.values[row];
      case DoubleColumn doubles -> doubles.values[row];
      case Int128Column wides -> Int128.toBigInteger(wides.high[row], wides.low[row]);
      case BytesColumn bytes ->
          new String(bytes.data, bytes.offsets[row], bytes.lengths[row], StandardCharsets.UTF_8);
      case RowColumn ignored -> throw new IllegalArgumentException("row");
    };
  }

  /** For example {@code +I[1, a, null]}. */
  @Override
  public String toString() {
    return RowKind.text(kind) + values;
  }
}
