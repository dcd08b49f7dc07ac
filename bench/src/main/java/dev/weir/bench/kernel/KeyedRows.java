package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Values;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;

/** The rows that operators are fed: a key, a value and a time, the same in each run. */
final class KeyedRows {
  /** Rows in each batch, and so operations in each call of a benchmark. */
  static final int ROWS = 4096;

  static final int KEY = 0;
  static final int VALUE = 1;
  static final int TIME = 2;

  static final RowType ROW =
      RowType.of(
          List.of(
              new Field("k", Types.BIGINT),
              new Field("v", Types.BIGINT),
              new Field("ts", Types.timestamp(3))));

  /** Inserts of such rows, as far as a plan has to know. */
  static final PlanNode INPUT = new Values(List.of(), ROW);

  private static final int VALUES = 1_000_000;

  private KeyedRows() {}

  /** A batch of rows from a number on, with so many keys. */
  static Batch batch(long from, int keys) {
    Batch batch = Batch.of(ROW, ROWS, true);
    for (int row = 0; row < ROWS; row++) {
      long bits = mixed(from + row) >>> 1;
      batch.longs(KEY).values[row] = bits % keys;
      batch.longs(VALUE).values[row] = bits / keys % VALUES;
      batch.longs(TIME).values[row] = from + row;
    }
    batch.setSize(ROWS);
    return batch;
  }

  /** The keys from one on, each in one row, as many as fit. */
  static Batch everyKey(int from, int keys) {
    Batch batch = Batch.of(ROW, ROWS, true);
    int size = Math.min(ROWS, keys - from);
    for (int row = 0; row < size; row++) {
      batch.longs(KEY).values[row] = (long) from + row;
    }
    batch.setSize(size);
    return batch;
  }

  /** An aggregate over the value. */
  static AggregateCall call(AggregateFunction function) {
    return new AggregateCall(
        function, List.of(VALUE), false, AggregateCall.NO_FILTER, Types.BIGINT);
  }

  /** Well mixed bits of a number. */
  static long mixed(long number) {
    long bits = (number + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    return bits ^ bits >>> 27;
  }
}
