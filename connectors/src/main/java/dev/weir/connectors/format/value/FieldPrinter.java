package dev.weir.connectors.format.value;

import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.text.ByteBuilder;
import dev.weir.text.DateText;
import dev.weir.text.DecimalText;
import dev.weir.text.DoubleText;
import dev.weir.text.IntegerText;
import dev.weir.text.TimeText;
import dev.weir.text.TimestampText;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes numbers, dates and times as formats do; strings and rows are each format's own matter. */
public record FieldPrinter(TimestampStyle style, boolean plainDecimals) {
  private static final long SECOND_MILLIS = 1000;

  /** Digits after the point up to which a decimal is never written with an exponent. */
  private static final int SMALL_SCALE = 6;

  /** Adds a value that isn't NULL. */
  public void print(Column column, int row, SqlType type, ByteBuilder out) {
    switch (type) {
      case BooleanType _ -> out.add(longs(column, row) == 0 ? "false" : "true");
      case IntegerType _, IntervalType _ -> IntegerText.print(longs(column, row), out);
      case DateType _ -> DateText.print(longs(column, row), out);
      case TimeType _ -> time(longs(column, row), out);
      case TimestampType timestamp -> timestamp(longs(column, row), timestamp, out);
      case FloatingType floating -> floating(((DoubleColumn) column).values[row], floating, out);
      case DecimalType decimal -> decimal(column, row, decimal, out);
      case CharacterType _,
          BinaryType _,
          RowType _,
          NullType _,
          ArrayType _,
          MapType _,
          MultisetType _,
          VariantType _,
          BitmapType _ ->
          throw new IllegalArgumentException(type.toString());
    }
  }

  private static long longs(Column column, int row) {
    return ((LongColumn) column).values[row];
  }

  /** Flink's json writes whole seconds. */
  private void time(long millis, ByteBuilder out) {
    if (style == TimestampStyle.CSV) {
      int start = out.length();
      TimeText.print(millis, 3, out);
      dropZeros(out, start);
    } else {
      TimeText.print(millis / SECOND_MILLIS * SECOND_MILLIS, 0, out);
    }
  }

  private void timestamp(long ticks, TimestampType type, ByteBuilder out) {
    int start = out.length();
    TimestampText.print(ticks, type.precision(), style.wallClockForm(), out);
    dropZeros(out, start);
    if (type.local()) {
      out.add('Z');
    }
  }

  /** Takes zeros off the end of a fraction, and the point with them if all are. */
  private static void dropZeros(ByteBuilder out, int start) {
    int point = out.length() - 1;
    while (point > start && out.data[point] != '.' && out.data[point] != ':') {
      point--;
    }
    if (out.data[point] != '.') {
      return;
    }
    int end = out.length();
    while (out.data[end - 1] == '0') {
      end--;
    }
    out.truncate(end - 1 == point ? point : end);
  }

  private static void floating(double value, FloatingType type, ByteBuilder out) {
    if (type.doublePrecision()) {
      DoubleText.print(value, out);
    } else {
      DoubleText.printFloat(value, out);
    }
  }

  /**
   * Unless digits are to be plain, zeros at the end are left out, and a number is written with an
   * exponent where {@link BigDecimal#toString} does so: 3.00 is 3, and 100 is 1E+2.
   */
  private void decimal(Column column, int row, DecimalType type, ByteBuilder out) {
    if (column instanceof Int128Column wide) {
      if (plainDecimals) {
        DecimalText.print(wide.high[row], wide.low[row], type.scale(), out);
      } else {
        shortest(Int128.toBigInteger(wide.high[row], wide.low[row]), type.scale(), out);
      }
      return;
    }
    long unscaled = longs(column, row);
    int scale = type.scale();
    while (!plainDecimals && scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
    boolean exponent = scale > SMALL_SCALE || (scale == 0 && unscaled % 10 == 0 && unscaled != 0);
    if (exponent && !plainDecimals) {
      shortest(BigInteger.valueOf(unscaled), scale, out);
    } else {
      DecimalText.print(unscaled, scale, out);
    }
  }

  private static void shortest(BigInteger unscaled, int scale, ByteBuilder out) {
    out.add(new BigDecimal(unscaled, scale).stripTrailingZeros().toString());
  }
}
