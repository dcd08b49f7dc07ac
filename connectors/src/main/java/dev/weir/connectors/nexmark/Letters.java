package dev.weir.connectors.nexmark;

/**
 * Eight random letters from 64 random bits: each byte, taken with its sign, gives {@code 'a'} plus
 * its remainder by 26, between {@code 'H'} and {@code 'z'}. The remainders are worked out in lanes
 * of sixteen bits, four at a time.
 */
final class Letters {
  private static final long LANES = 0x00FF_00FF_00FF_00FFL;
  private static final long QUOTIENTS = 0x0007_0007_0007_0007L;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long SIGNS = 0x8080_8080_8080_8080L;

  private Letters() {}

  /** The letters, the first in the lowest byte. */
  static long of(long bits) {
    long negative = (bits & SIGNS) >>> 7;
    long mask = negative * 0xFF;
    // two's complement in each byte: 0x80, the only one that could carry, becomes itself
    long magnitude = (bits ^ mask) + negative;
    long remainder = remainder(magnitude & LANES) | remainder(magnitude >>> 8 & LANES) << 8;
    long up = remainder & ~mask;
    long down = remainder & mask;
    return 'a' * ONES + up - down;
  }

  /** The remainders by 26 of four numbers up to 128. */
  private static long remainder(long lanes) {
    // 79/2048 is just above 1/26: the quotient is exact up to 128
    long quotient = lanes * 79 >>> 11 & QUOTIENTS;
    return lanes - quotient * 26;
  }
}
