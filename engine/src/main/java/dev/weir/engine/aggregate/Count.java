package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/** How many rows there are. */
final class Count implements Accumulator {
  /** Indexed by group. */
  long[] counts = new long[16];

  @Override
  public void reserve(int bound) {
    if (bound > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(bound, 2 * counts.length));
    }
  }

  @Override
  public void clear(int group) {
    counts[group] = 0;
  }

  @Override
  public void clearAll() {
    Arrays.fill(counts, 0);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    add(counts, rows.groups, rows.count);
  }

  private static void add(long[] counts, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      counts[groups[i]]++;
    }
  }

  /** Adds each of the selected rows as often as said. */
  void addRepeated(long[] times, Selection rows) {
    for (int i = 0; i < rows.count; i++) {
      counts[rows.groups[i]] += times[rows.rows[i]];
    }
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    int[] groups = rows.groups;
    for (int i = 0; i < rows.count; i++) {
      counts[groups[i]]--;
    }
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    long[] source = ((Count) other).counts;
    for (int i = 0; i < count; i++) {
      counts[into[i]] += source[from[i]];
    }
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    Longs.write(out, counts, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    Longs.read(in, counts, groups, count);
  }
}
