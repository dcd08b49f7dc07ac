package dev.weir.engine.function;

import dev.weir.batch.Int128;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Mathematics on longs and doubles. */
public final class Numbers {
  private Numbers() {}

  public static long isNotZero(long value) {
    return value == 0 ? 0 : 1;
  }

  public static long isNotZero(double value) {
    return value == 0 ? 0 : 1;
  }

  public static long isNotZero(Int128 value) {
    return (value.high | value.low) == 0 ? 0 : 1;
  }

  public static long sign(long value) {
    return Long.signum(value);
  }

  public static double sign(double value) {
    return Math.signum(value);
  }

  public static long abs(long value) {
    return Math.abs(value);
  }

  public static double abs(double value) {
    return Math.abs(value);
  }

  public static double power(double base, double exponent) {
    return Math.pow(base, exponent);
  }

  /** A power, as in Flink, so that even the last digit and the infinities are the same. */
  public static double sqrt(double value) {
    return Math.pow(value, 0.5);
  }

  public static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  public static double log(double base, double value) {
    return Math.log(value) / Math.log(base);
  }

  public static double cot(double value) {
    return 1 / Math.tan(value);
  }

  public static double pi() {
    return Math.PI;
  }

  public static double e() {
    return Math.E;
  }

  /** Rounds half up to so many decimal places, as the shortest decimal of the number reads. */
  public static double round(double value, long places) {
    return scaled(value, places, RoundingMode.HALF_UP);
  }

  public static double truncate(double value, long places) {
    return scaled(value, places, RoundingMode.DOWN);
  }

  public static long round(long value, long places) {
    return scaled(value, places, RoundingMode.HALF_UP);
  }

  public static long truncate(long value, long places) {
    return scaled(value, places, RoundingMode.DOWN);
  }

  private static double scaled(double value, long places, RoundingMode mode) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(limited(places), mode).doubleValue()
        : value;
  }

  private static long scaled(long value, long places, RoundingMode mode) {
    return places >= 0
        ? value
        : BigDecimal.valueOf(value).setScale(limited(places), mode).longValue();
  }

  private static int limited(long places) {
    return Math.clamp(places, -400, 400);
  }
}
