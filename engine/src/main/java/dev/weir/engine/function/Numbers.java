package dev.weir.engine.function;

import dev.weir.batch.Int128;

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
}
