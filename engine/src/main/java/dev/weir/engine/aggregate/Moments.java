package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/**
 * The count, mean and sum of squared distances from the mean of numbers, by Welford's method, step
 * by step as Flink does it.
 */
final class Moments implements Accumulator {
  private final DoubleReader reader;

  /** Indexed by group. */
  long[] counts = new long[16];

  private double[] means = new double[16];

  /** The sums of squared distances from the mean. */
  double[] squares = new double[16];

  Moments(DoubleReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public void reserve(int bound) {
    if (bound > counts.length) {
      int capacity = Math.max(bound, 2 * counts.length);
      counts = Arrays.copyOf(counts, capacity);
      means = Arrays.copyOf(means, capacity);
      squares = Arrays.copyOf(squares, capacity);
    }
  }

  @Override
  public void clear(int group) {
    counts[group] = 0;
    means[group] = 0;
    squares[group] = 0;
  }

  @Override
  public void clearAll() {
    Arrays.fill(counts, 0);
    Arrays.fill(means, 0);
    Arrays.fill(squares, 0);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    Column column = batch.column(arguments[0]);
    switch (column) {
      case DoubleColumn doubles -> {
        for (int i = 0; i < rows.count; i++) {
          add(rows.groups[i], doubles.values[rows.rows[i]]);
        }
      }
      case LongColumn longs when reader.integers() -> {
        for (int i = 0; i < rows.count; i++) {
          add(rows.groups[i], (double) longs.values[rows.rows[i]]);
        }
      }
      default -> {
        for (int i = 0; i < rows.count; i++) {
          add(rows.groups[i], reader.read(column, rows.rows[i]));
        }
      }
    }
  }

  private void add(int group, double value) {
    long count = ++counts[group];
    double before = value - means[group];
    means[group] += before / count;
    squares[group] += before * (value - means[group]);
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    Column column = batch.column(arguments[0]);
    for (int i = 0; i < rows.count; i++) {
      retract(rows.groups[i], reader.read(column, rows.rows[i]));
    }
  }

  private void retract(int group, double value) {
    long count = --counts[group];
    if (count == 0) {
      clear(group);
      return;
    }
    double before = value - means[group];
    means[group] -= before / count;
    squares[group] -= (value - means[group]) * before;
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    Moments source = (Moments) other;
    for (int i = 0; i < count; i++) {
      merge(source, from[i], into[i]);
    }
  }

  private void merge(Moments source, int from, int into) {
    long added = source.counts[from];
    long old = counts[into];
    long total = old + added;
    if (added == 0) {
      return;
    }
    double apart = source.means[from] - means[into];
    if (old == 0) {
      means[into] = source.means[from];
      squares[into] = source.squares[from];
    } else {
      means[into] += (double) added / total * apart;
      squares[into] =
          squares[into] + source.squares[from] + (double) old * added / total * apart * apart;
    }
    counts[into] = total;
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    Longs.write(out, counts, groups, count);
    Longs.writeDoubles(out, means, groups, count);
    Longs.writeDoubles(out, squares, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    Longs.read(in, counts, groups, count);
    Longs.readDoubles(in, means, groups, count);
    Longs.readDoubles(in, squares, groups, count);
  }
}
