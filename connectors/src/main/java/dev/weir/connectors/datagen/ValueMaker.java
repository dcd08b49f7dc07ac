package dev.weir.connectors.datagen;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the values of a column come about. */
sealed interface ValueMaker {

  /** How many values there are at most. */
  default long most() {
    return RowPlan.ENDLESS;
  }

  /**
   * Puts the value of the {@code number}-th row, from 0, into a column; {@code now} in
   * milliseconds.
   */
  void make(long number, long now, Column column, int row);

  /** Another maker's values, some of them NULL instead. */
  record Sometimes(ValueMaker values, double nullRate, long seed) implements ValueMaker {
    @Override
    public long most() {
      return values.most();
    }

    @Override
    public void make(long number, long now, Column column, int row) {
      if (Mixer.fraction(Mixer.mix(seed ^ ~number)) < nullRate) {
        column.nulls().set(row);
      } else {
        values.make(number, now, column, row);
      }
    }
  }

  /** Always NULL. */
  record Nothing() implements ValueMaker {
    @Override
    public void make(long number, long now, Column column, int row) {
      column.nulls().set(row);
    }
  }

  /** Whole numbers between two, both included. */
  record Whole(long seed, long min, long max) implements ValueMaker {
    @Override
    public void make(long number, long now, Column column, int row) {
      ((LongColumn) column).values[row] = Mixer.between(Mixer.mix(seed + number), min, max);
    }
  }

  /** Numbers between two. */
  record Floating(long seed, double min, double max, boolean single) implements ValueMaker {
    @Override
    public void make(long number, long now, Column column, int row) {
      double fraction = Mixer.fraction(Mixer.mix(seed + number));
      double value = min * (1 - fraction) + max * fraction;
      ((DoubleColumn) column).values[row] = single ? (float) value : value;
    }
  }

  /** Decimals between two, with the scale given. */
  record Decimal(long seed, double min, double max, int scale) implements ValueMaker {
    @Override
    public void make(long number, long now, Column column, int row) {
      double fraction = Mixer.fraction(Mixer.mix(seed + number));
      double value = min * (1 - fraction) + max * fraction;
      Int128 unscaled = new Int128();
      unscaled.set(new BigDecimal(value).setScale(scale, RoundingMode.DOWN).unscaledValue());
      if (column instanceof Int128Column wide) {
        wide.set(row, unscaled.high, unscaled.low);
      } else {
        ((LongColumn) column).values[row] = unscaled.low;
      }
    }
  }

  /** Strings of digits of base 16, or random bytes. */
  record Bytes(long seed, int length, boolean variable, boolean text) implements ValueMaker {
    private static final String DIGITS = "0123456789abcdef";

    @Override
    public void make(long number, long now, Column column, int row) {
      long state = Mixer.mix(seed + number);
      int size = variable ? (int) Mixer.between(state, 1, length) : length;
      BytesColumn bytes = (BytesColumn) column;
      int at = bytes.reserve(size);
      for (int i = 0; i < size; i++) {
        state = (i & 7) == 0 ? Mixer.mix(state + i) : state >>> 8;
        bytes.data[at + i] = text ? (byte) DIGITS.charAt((int) state & 15) : (byte) state;
      }
      bytes.setSlice(row, at, size);
    }
  }

  /** Moments of at most {@code past} milliseconds ago, in ticks. */
  record Moment(long seed, long past, long ticksPerSecond) implements ValueMaker {
    @Override
    public void make(long number, long now, Column column, int row) {
      long millis = now - Mixer.between(Mixer.mix(seed + number), 0, past);
      ((LongColumn) column).values[row] = millis * (ticksPerSecond / 1000);
    }
  }

  /** The day, or the time of the day, of now. */
  record Today(boolean time) implements ValueMaker {
    private static final long DAY = 86_400_000;

    @Override
    public void make(long number, long now, Column column, int row) {
      ((LongColumn) column).values[row] = time ? Math.floorMod(now, DAY) : Math.floorDiv(now, DAY);
    }
  }

  /** The whole numbers from one to another, in order, multiplied by {@code unit}. */
  record Sequence(long start, long end, long unit) implements ValueMaker {
    @Override
    public long most() {
      return Math.max(0, end - start + 1);
    }

    @Override
    public void make(long number, long now, Column column, int row) {
      long value = start + number;
      switch (column) {
        case LongColumn longs -> longs.values[row] = value * unit;
        case DoubleColumn doubles -> doubles.values[row] = value;
        case Int128Column wide -> {
          Int128 product = new Int128();
          product.set(BigInteger.valueOf(value).multiply(BigInteger.valueOf(unit)));
          wide.set(row, product.high, product.low);
        }
        case BytesColumn bytes -> {
          byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
          bytes.append(row, text, 0, text.length);
        }
        case RowColumn _ -> throw new IllegalStateException("a sequence of rows");
      }
    }
  }

  /** Rows of values. */
  record Rows(List<ValueMaker> fields) implements ValueMaker {
    @Override
    public void make(long number, long now, Column column, int row) {
      RowColumn rows = (RowColumn) column;
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).make(number, now, rows.field(i), row);
      }
    }
  }
}
