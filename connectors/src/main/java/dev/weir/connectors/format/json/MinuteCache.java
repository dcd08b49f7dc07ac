package dev.weir.connectors.format.json;

/**
 * Reads timestamps of exactly three decimals whose minute is that of an earlier one: events that
 * lie near each other in time lie near each other in a file.
 */
final class MinuteCache {
  /** Characters of a timestamp that this reads. */
  static final int LENGTH = 23;

  private static final int MINUTE = 16;
  private static final long MINUTE_MILLIS = 60_000;

  /** Where a byte is fixed in {@code :ss.SSS"}, and what it is there. */
  private static final long FIXED = 0xFF000000FF0000FFL;

  private static final long EXPECTED = ':' | (long) '.' << 24 | (long) '"' << 56;
  private static final long DIGITS = 0x0030303000303000L;

  // no text holds bytes of zero
  private long word0;
  private long word1;
  private long base;
  private long value;

  /** Whether a timestamp of the same minute and a closing quote stand at {@code at}. */
  boolean parse(byte[] data, int at) {
    if (JsonSyntax.word(data, at) != word0 || JsonSyntax.word(data, at + 8) != word1) {
      return false;
    }
    long rest = JsonSyntax.word(data, at + MINUTE);
    long digits = rest & ~FIXED ^ DIGITS;
    long tooLarge = digits + 0x0076767600767600L | digits;
    if ((rest & FIXED) != EXPECTED || (tooLarge & 0x0080808000808000L) != 0) {
      return false;
    }
    long tens = digits >>> 8 & 0xFF;
    long ones = digits >>> 16 & 0xFF;
    long millis = (digits >>> 32 & 0xFF) * 100 + (digits >>> 40 & 0xFF) * 10 + (digits >>> 48);
    value = base + (tens * 10 + ones) * 1000 + millis;
    return tens < 6;
  }

  /** What {@link #parse} read. */
  long value() {
    return value;
  }

  /** Keeps the minute of the timestamp between {@code start} and {@code end}. */
  void remember(byte[] data, int start, int end, long millis) {
    if (end - start == LENGTH) {
      word0 = JsonSyntax.word(data, start);
      word1 = JsonSyntax.word(data, start + 8);
      base = Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }
  }
}
