package dev.weir.engine.aggregate;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.engine.grouped.CountedValues;
import dev.weir.type.Types;
import dev.weir.value.ArrayBuilder;
import java.util.Arrays;

/**
 * PERCENTILE: the value at a part of the way from the smallest to the largest value, between two
 * values in proportion; of several parts, an array of theirs if {@code array}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Percentile(Source source, double[] parts, boolean array) implements CallResult {
  private static final int NONE = -1;

  /** The values. If {@code weighted}, a second argument says how often each value counts. */
  record Source(ValueBag bag, DoubleReader reader, boolean weighted) {}

  @Override
  public void write(int[] groups, int count, Column target, int start) {
    ArrayBuilder results = new ArrayBuilder(Types.DOUBLE);
    for (int i = 0; i < count; i++) {
      double[] values = values(groups[i]);
      if (values.length == 0) {
        target.nulls().set(start + i);
        continue;
      }
      Arrays.sort(values);
      long[] counts = counts(groups[i], values);
      if (!array) {
        ((DoubleColumn) target).values[start + i] = percentile(values, counts, parts[0]);
        continue;
      }
      results.start();
      for (double part : parts) {
        results.addDouble(percentile(values, counts, part));
      }
      ((BytesColumn) target).append(start + i, results.toSlice());
    }
  }

  private double[] values(int group) {
    CountedValues all = source.bag().values;
    int size = 0;
    for (int entry = all.first(group); entry != NONE; entry = all.next(entry)) {
      size += weight(entry) > 0 ? 1 : 0;
    }
    double[] values = new double[size];
    int at = 0;
    for (int entry = all.first(group); entry != NONE; entry = all.next(entry)) {
      if (weight(entry) > 0) {
        values[at++] = source.reader().read(all.values(0), entry);
      }
    }
    return values;
  }

  /** How often each of the sorted values counts; of equal ones, one has the count of all. */
  private long[] counts(int group, double[] sorted) {
    CountedValues all = source.bag().values;
    long[] counts = new long[sorted.length];
    for (int entry = all.first(group); entry != NONE; entry = all.next(entry)) {
      long weight = weight(entry);
      if (weight > 0) {
        counts[Arrays.binarySearch(sorted, source.reader().read(all.values(0), entry))] +=
            weight * all.count(entry);
      }
    }
    return counts;
  }

  private long weight(int entry) {
    return source.weighted() ? ((LongColumn) source.bag().values.values(1)).values[entry] : 1;
  }

  private static double percentile(double[] sorted, long[] counts, double part) {
    // Places count from 1, as in Flink: that decides the last digits.
    double position = part * (Arrays.stream(counts).sum() - 1) + 1;
    double below = Math.floor(position);
    double above = Math.ceil(position);
    double lower = at(sorted, counts, (long) below - 1);
    double upper = at(sorted, counts, (long) above - 1);
    return below == above || lower == upper
        ? lower
        : (above - position) * lower + (position - below) * upper;
  }

  /** The value at a place among all. */
  private static double at(double[] sorted, long[] counts, long place) {
    long passed = 0;
    for (int i = 0; i < sorted.length; i++) {
      passed += counts[i];
      if (place < passed) {
        return sorted[i];
      }
    }
    return sorted[sorted.length - 1];
  }
}
