package dev.weir.engine.aggregate;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import dev.weir.value.ColumnValues;
import dev.weir.value.MapBuilder;

/** How the value of one aggregate call is read from accumulators. */
sealed interface CallResult
    permits CallResult.Counted,
        CallResult.Summed,
        CallResult.SummedDouble,
        CallResult.SummedDecimal,
        CallResult.Average,
        CallResult.AverageDouble,
        CallResult.AverageDecimal,
        CallResult.Extreme,
        CallResult.AnyExtreme,
        CallResult.LiveExtreme,
        CallResult.CountedOrNull,
        CallResult.Multiset,
        MomentResult,
        ListResult,
        SingleValue,
        Percentile,
        UserResult,
        BitmapResult {

  /** Writes the value for each group, NULL where there is none, to {@code start} and on. */
  void write(int[] groups, int count, Column target, int start);

  /** COUNT. */
  record Counted(Count rows) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      long[] values = ((LongColumn) target).values;
      long[] counts = rows.counts;
      for (int i = 0; i < count; i++) {
        values[start + i] = counts[groups[i]];
      }
    }
  }

  /** A count that is NULL instead of 0. */
  record CountedOrNull(Count rows) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      for (int i = 0; i < count; i++) {
        long value = rows.counts[groups[i]];
        ((LongColumn) target).values[start + i] = value;
        target.nulls().set(start + i, value == 0);
      }
    }
  }

  /**
   * SUM of integers, 0 or NULL over no rows; {@code unused} is how many upper bits the result's
   * width leaves.
   */
  record Summed(LongSum sum, Count rows, int unused, boolean orZero) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      long[] values = ((LongColumn) target).values;
      Nulls nulls = target.nulls();
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        values[start + i] = sum.sums[group] << unused >> unused;
        if (rows.counts[group] == 0 && !orZero) {
          nulls.set(start + i);
        }
      }
    }
  }

  /** SUM of floating-point numbers. */
  record SummedDouble(DoubleSum sum, Count rows, boolean orZero) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      double[] values = ((DoubleColumn) target).values;
      Nulls nulls = target.nulls();
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        boolean none = rows.counts[group] == 0;
        values[start + i] = none ? 0 : sum.sums[group];
        if (none && !orZero) {
          nulls.set(start + i);
        }
      }
    }
  }

  /** SUM of decimals; NULL when it has too many digits. */
  record SummedDecimal(DecimalSum sum, Count rows, int precision, boolean orZero)
      implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      DecimalResult result = new DecimalResult(target, precision);
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        boolean none = rows.counts[group] == 0 && !orZero;
        if (none || sum.wraps[group] != 0) {
          target.nulls().set(start + i);
        } else {
          result.put(start + i, sum.high[group], sum.low[group]);
        }
      }
    }
  }

  /** AVG of integers: the quotient without its fraction. */
  record Average(LongSum sum, Count rows, int unused) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      long[] values = ((LongColumn) target).values;
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        if (rows.counts[group] == 0) {
          target.nulls().set(start + i);
        } else {
          values[start + i] = sum.sums[group] / rows.counts[group] << unused >> unused;
        }
      }
    }
  }

  /** AVG of floating-point numbers. */
  record AverageDouble(DoubleSum sum, Count rows, boolean singlePrecision) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      double[] values = ((DoubleColumn) target).values;
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        if (rows.counts[group] == 0) {
          target.nulls().set(start + i);
        } else {
          double average = sum.sums[group] / rows.counts[group];
          values[start + i] = singlePrecision ? (float) average : average;
        }
      }
    }
  }

  /** AVG of decimals, to {@code shift} more decimal places than the argument, rounded half up. */
  record AverageDecimal(DecimalSum sum, Count rows, int precision, int shift)
      implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      DecimalResult result = new DecimalResult(target, precision);
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        if (rows.counts[group] == 0 || sum.wraps[group] != 0) {
          target.nulls().set(start + i);
        } else {
          result.putQuotient(start + i, sum, group, rows.counts[group], shift);
        }
      }
    }
  }

  /** MIN and MAX of values in 64 bits that are not retracted. */
  record Extreme(LongExtreme best, Count rows) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        if (rows.counts[group] == 0) {
          target.nulls().set(start + i);
        } else if (target instanceof LongColumn longs) {
          longs.values[start + i] = best.value(group);
        } else {
          ((DoubleColumn) target).values[start + i] = best.doubleValue(group);
        }
      }
    }
  }

  /** MIN and MAX of other values that are not retracted. */
  record AnyExtreme(ColumnExtreme best) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      target.gather(best.values(), groups, count, start);
    }
  }

  /** MIN and MAX of values that may be retracted. */
  record LiveExtreme(CountedExtreme best, Count rows) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        if (rows.counts[group] == 0) {
          target.nulls().set(start + i);
        } else {
          target.copy(best.values(), best.best(group), start + i);
        }
      }
    }
  }

  /** COLLECT: the values in order, so that equal multisets are equal bytes. */
  record Multiset(ValueBag bag, SqlType element) implements CallResult {
    @Override
    public void write(int[] groups, int count, Column target, int start) {
      ColumnValues encoding = new ColumnValues(element);
      MapBuilder map = new MapBuilder(element, Types.INT);
      for (int i = 0; i < count; i++) {
        map.start();
        for (int entry : bag.sorted(groups[i])) {
          encoding.encode(bag.values.values(0), entry, map.keys());
          map.values().addLong(bag.values.count(entry));
        }
        ((BytesColumn) target).append(start + i, map.toSlice());
      }
    }
  }
}
