package dev.weir.connectors.format.json;

/**
 * Reads timestamps of up to three decimals whose minute is that of an earlier one: events that lie
 * near each other in time lie near each other in a file.
 */
final class MinuteCache {
  /** Characters of a timestamp up to its minute. */
  private static final int MINUTE = 16;

  private static final long MINUTE_MILLIS = 60_000;

  /** {@code :ss"}, and where digits stand in it. */
  private static final int SECONDS_FIXED = 0xFF0000FF;

  private static final int SECONDS_QUOTED = ':' | '"' << 24;
  private static final int SECONDS_POINT = ':' | '.' << 24;
  private static final int ZEROS = 0x30303030;
  private static final int TOO_LARGE = 0x76767676;
  private static final int HIGHS = 0x80808080;
  private static final int[] SCALES = {1000, 100, 10, 1};

  // no text holds bytes of zero
  private long word0;
  private long word1;
  private long base;
  private long value;

  /**
   * Reads the timestamp at {@code at} if its minute is known and a quote ends it; returns the place
   * of the quote, or {@link JsonSyntax#MALFORMED}.
   */
  int parse(byte[] data, int at) {
    if (JsonSyntax.word(data, at) != word0 || JsonSyntax.word(data, at + 8) != word1) {
      return JsonSyntax.MALFORMED;
    }
    long rest = JsonSyntax.word(data, at + MINUTE);
    int seconds = (int) rest;
    int fixed = seconds & SECONDS_FIXED;
    int digits = (seconds ^ ZEROS) >>> 8 & 0xFFFF;
    int tens = digits & 0xFF;
    if ((digits + (TOO_LARGE & 0xFFFF) & HIGHS & 0xFFFF | digits & 0x8080) != 0 || tens > 5) {
      return JsonSyntax.MALFORMED;
    }
    value = base + (tens * 10 + (digits >>> 8)) * 1000L;
    if (fixed == SECONDS_POINT) {
      return fraction((int) (rest >>> 32), at + MINUTE + 4);
    }
    return fixed == SECONDS_QUOTED ? at + MINUTE + 3 : JsonSyntax.MALFORMED;
  }

  /** Adds one to three decimals and finds the quote after them. */
  private int fraction(int text, int at) {
    int digits = text ^ ZEROS;
    int others = (digits + TOO_LARGE | digits) & HIGHS;
    int count = Integer.numberOfTrailingZeros(others) >>> 3;
    if (count == 0 || count > 3 || (text >>> 8 * count & 0xFF) != '"') {
      return JsonSyntax.MALFORMED;
    }
    int number = 0;
    for (int i = 0; i < count; i++) {
      number = number * 10 + (digits >>> 8 * i & 0xFF);
    }
    value += (long) number * SCALES[count];
    return at + count;
  }

  /** What {@link #parse} read. */
  long value() {
    return value;
  }

  /** Keeps the minute of a well-formed timestamp between {@code start} and {@code end}. */
  void remember(byte[] data, int start, int end, long millis) {
    if (end - start >= MINUTE + 3
        && data[start + MINUTE - 3] == ':'
        && data[start + MINUTE] == ':') {
      word0 = JsonSyntax.word(data, start);
      word1 = JsonSyntax.word(data, start + 8);
      base = Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }
  }
}
