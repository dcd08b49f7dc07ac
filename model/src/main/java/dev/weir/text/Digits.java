package dev.weir.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of decimal digits in bytes, eight at a time where that pays. */
final class Digits {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] PAIRS = pairs();

  private Digits() {}

  /** Eight bytes, the first in the lowest bits. */
  static long word(byte[] data, int offset) {
    return (long) WORD.get(data, offset);
  }

  /** The number that eight digits spell. */
  static long eight(long word) {
    long w = ((word & 0x0F0F0F0F0F0F0F0FL) * 2561) >>> 8;
    w = ((w & 0x00FF00FF00FF00FFL) * 6553601) >>> 16;
    return ((w & 0x0000FFFF0000FFFFL) * 42949672960001L) >>> 32;
  }

  /** The number that one digit spells, or something outside of 0 to 9. */
  static int one(byte[] data, int offset) {
    return data[offset] - '0';
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  /** The end of the run of digits that starts at {@code from}. */
  static int end(byte[] data, int from, int end) {
    int i = from;
    while (i < end && isDigit(data[i])) {
      i++;
    }
    return i;
  }

  /** The number that at most 18 digits spell. */
  static long number(byte[] data, int from, int end) {
    long value = 0;
    int i = from;
    for (; end - i >= 8; i += 8) {
      value = value * 100_000_000 + eight(word(data, i));
    }
    for (; i < end; i++) {
      value = value * 10 + (data[i] - '0');
    }
    return value;
  }

  /** Writes two digits. */
  static void two(byte[] data, int at, int value) {
    data[at] = PAIRS[value * 2];
    data[at + 1] = PAIRS[value * 2 + 1];
  }

  /** Writes a number that is not negative, filled up with zeros to the given count of digits. */
  static void padded(byte[] data, int at, int count, long value) {
    long rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      long next = rest / 10;
      data[i] = (byte) ('0' + (int) (rest - next * 10));
      rest = next;
    }
  }

  /** How many digits a number that is not negative has. */
  static int count(long value) {
    int count = 1;
    for (long limit = 10; count < 19 && value >= limit; limit *= 10) {
      count++;
    }
    return count;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[i * 2] = (byte) ('0' + i / 10);
      pairs[i * 2 + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }
}
