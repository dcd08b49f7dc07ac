package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/**
 * A sum of floating-point numbers, rounded to a float after each step if so asked, as Flink does.
 */
final class DoubleSum implements Accumulator {
  private final boolean singlePrecision;

  /** Indexed by group. */
  double[] sums = new double[16];

  DoubleSum(boolean singlePrecision) {
    this.singlePrecision = singlePrecision;
  }

  @Override
  public boolean ordered() {
    return true;
  }

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
    double[] values = batch.doubles(arguments[0]).values;
    if (singlePrecision) {
      addFloats(sums, values, rows, 1);
    } else {
      addDoubles(sums, values, rows);
    }
  }

  private static void addDoubles(double[] sums, double[] values, Selection selection) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    for (int i = 0, count = selection.count; i < count; i++) {
      sums[groups[i]] += values[rows[i]];
    }
  }

  private static void addFloats(double[] sums, double[] values, Selection rows, int sign) {
    for (int i = 0; i < rows.count; i++) {
      int group = rows.groups[i];
      sums[group] = (float) (sums[group] + sign * values[rows.rows[i]]);
    }
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    double[] values = batch.doubles(arguments[0]).values;
    if (singlePrecision) {
      addFloats(sums, values, rows, -1);
      return;
    }
    for (int i = 0; i < rows.count; i++) {
      sums[rows.groups[i]] -= values[rows.rows[i]];
    }
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    double[] source = ((DoubleSum) other).sums;
    for (int i = 0; i < count; i++) {
      double sum = sums[into[i]] + source[from[i]];
      sums[into[i]] = singlePrecision ? (float) sum : sum;
    }
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    Longs.writeDoubles(out, sums, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    Longs.readDoubles(in, sums, groups, count);
  }
}
