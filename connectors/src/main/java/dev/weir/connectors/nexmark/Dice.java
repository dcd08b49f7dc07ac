package dev.weir.connectors.nexmark;

/**
 * Randomness without a state: the {@code n}-th throw for a field of an event. A SplitMix64 step
 * (Steele, Lea and Flood, 2014) over all three.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Dice() {}

  /** The key of a field of an event: the start of its sequence of throws. */
  static long key(long seed, long event, int field) {
    return mix(seed + event * GOLDEN ^ (long) field << 56);
  }

  /** The {@code n}-th throw of a sequence: all 64 bits random. */
  static long bits(long key, int n) {
    return mix(key + (n + 1) * GOLDEN);
  }

  /** The {@code n}-th throw of a sequence, from 0 to below {@code bound}. */
  static long below(long key, int n, long bound) {
    return Math.unsignedMultiplyHigh(bits(key, n), bound);
  }

  /** The {@code n}-th throw of a sequence, from 0 to below 1. */
  static double unit(long key, int n) {
    return (bits(key, n) >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long x = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }
}
