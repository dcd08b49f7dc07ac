package dev.weir.connectors.datagen;

/** Makes numbers that look random out of numbers that don't. */
final class Mixer {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Mixer() {}

  /** 64 well-mixed bits. */
  static long mix(long value) {
    long x = value * STEP + STEP;
    x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }

  /** A fraction from 0 up to, but not including, 1. */
  static double fraction(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /** A number from {@code min} to {@code max}, both included. */
  static long between(long bits, long min, long max) {
    long span = max - min + 1;
    return span == 0 ? bits : min + Long.remainderUnsigned(bits, span);
  }
}
