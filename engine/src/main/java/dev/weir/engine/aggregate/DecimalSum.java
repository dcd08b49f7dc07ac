package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/**
 * A sum of unscaled decimals in 128 bits, and beside it how often it ran over, so that a sum that
 * comes back into range by retractions is right again.
 */
final class DecimalSum implements Accumulator {
  /** The upper halves, indexed by group. */
  long[] high = new long[16];

  /** The lower halves. */
  long[] low = new long[16];

  /** How often the sum passed the largest value, less how often the smallest. */
  long[] wraps = new long[16];

  @Override
  public void reserve(int bound) {
    if (bound > high.length) {
      int capacity = Math.max(bound, 2 * high.length);
      high = Arrays.copyOf(high, capacity);
      low = Arrays.copyOf(low, capacity);
      wraps = Arrays.copyOf(wraps, capacity);
    }
  }

  @Override
  public void clear(int group) {
    high[group] = 0;
    low[group] = 0;
    wraps[group] = 0;
  }

  @Override
  public void clearAll() {
    Arrays.fill(high, 0);
    Arrays.fill(low, 0);
    Arrays.fill(wraps, 0);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    addSigned(batch.column(arguments[0]), rows, 1);
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    addSigned(batch.column(arguments[0]), rows, -1);
  }

  private void addSigned(Column column, Selection rows, int sign) {
    if (column instanceof LongColumn longs) {
      for (int i = 0; i < rows.count; i++) {
        long value = sign * longs.values[rows.rows[i]];
        add(rows.groups[i], value >> 63, value);
      }
      return;
    }
    Int128Column wides = (Int128Column) column;
    for (int i = 0; i < rows.count; i++) {
      long upper = wides.high[rows.rows[i]];
      long lower = wides.low[rows.rows[i]];
      if (sign < 0) {
        lower = -lower;
        upper = lower == 0 ? -upper : ~upper;
      }
      add(rows.groups[i], upper, lower);
    }
  }

  private void add(int group, long upper, long lower) {
    long lowSum = low[group] + lower;
    long before = high[group];
    long highSum = before + upper + (Long.compareUnsigned(lowSum, lower) < 0 ? 1 : 0);
    low[group] = lowSum;
    high[group] = highSum;
    if (((before ^ highSum) & (upper ^ highSum)) < 0) {
      wraps[group] += before < 0 ? -1 : 1;
    }
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    DecimalSum source = (DecimalSum) other;
    for (int i = 0; i < count; i++) {
      wraps[into[i]] += source.wraps[from[i]];
      add(into[i], source.high[from[i]], source.low[from[i]]);
    }
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    Longs.write(out, high, groups, count);
    Longs.write(out, low, groups, count);
    Longs.write(out, wraps, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    Longs.read(in, high, groups, count);
    Longs.read(in, low, groups, count);
    Longs.read(in, wraps, groups, count);
  }
}
