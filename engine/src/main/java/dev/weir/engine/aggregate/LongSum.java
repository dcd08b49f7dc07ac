package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/** A sum of integers in 64 bits that wraps; a narrower type wraps when the sum is read. */
final class LongSum implements Accumulator {
  /** Indexed by group. */
  long[] sums = new long[16];

  @Override
  public void reserve(int bound) {
    if (bound > sums.length) {
      sums = Arrays.copyOf(sums, Math.max(bound, 2 * sums.length));
    }
  }

  @Override
  public void clear(int group) {
    sums[group] = 0;
  }

  @Override
  public void clearAll() {
    Arrays.fill(sums, 0);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    add(sums, batch.longs(arguments[0]).values, rows);
  }

  private static void add(long[] sums, long[] values, Selection selection) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    for (int i = 0, count = selection.count; i < count; i++) {
      sums[groups[i]] += values[rows[i]];
    }
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    long[] values = batch.longs(arguments[0]).values;
    for (int i = 0; i < rows.count; i++) {
      sums[rows.groups[i]] -= values[rows.rows[i]];
    }
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    long[] source = ((LongSum) other).sums;
    for (int i = 0; i < count; i++) {
      sums[into[i]] += source[from[i]];
    }
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    Longs.write(out, sums, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    Longs.read(in, sums, groups, count);
  }
}
