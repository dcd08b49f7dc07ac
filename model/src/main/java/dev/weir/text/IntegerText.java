package dev.weir.text;

/** Integers: an optional sign and digits. */
public final class IntegerText {
  private static final int SAFE_DIGITS = 18;

  private IntegerText() {}

  /** Reads all bytes as an integer of 64 bits; false if they are none. */
  public static boolean parse(byte[] data, int offset, int length, LongResult out) {
    int end = offset + length;
    int from = signed(data, offset, length) ? offset + 1 : offset;
    return from < end
        && Digits.end(data, from, end) == end
        && value(data, from, end, length > 0 && data[offset] == '-', out);
  }

  /** The same, but digits after a point may follow, and are dropped: as CAST reads integers. */
  public static boolean parseTruncating(byte[] data, int offset, int length, LongResult out) {
    int end = offset + length;
    int from = signed(data, offset, length) ? offset + 1 : offset;
    int point = Digits.end(data, from, end);
    boolean fraction = point < end && data[point] == '.' && Digits.end(data, point + 1, end) == end;
    return (point == end || fraction)
        && point > from
        && value(data, from, point, data[offset] == '-', out);
  }

  /** Adds the number in decimal. */
  public static void print(long value, ByteBuilder out) {
    if (value == Long.MIN_VALUE) {
      out.add("-9223372036854775808");
      return;
    }
    long magnitude = Math.abs(value);
    int digits = Digits.count(magnitude);
    if (value < 0) {
      out.add('-');
    }
    int at = out.reserve(digits);
    Digits.padded(out.data, at, digits, magnitude);
  }

  private static boolean signed(byte[] data, int offset, int length) {
    return length > 0 && (data[offset] == '-' || data[offset] == '+');
  }

  private static boolean value(byte[] data, int from, int end, boolean negative, LongResult out) {
    if (end - from <= SAFE_DIGITS) {
      long value = Digits.number(data, from, end);
      out.value = negative ? -value : value;
      return true;
    }
    long value = 0;
    for (int i = from; i < end; i++) {
      int digit = Digits.one(data, i);
      // counted downwards, since the least value has no positive counterpart
      if (value < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      value = value * 10 - digit;
    }
    out.value = negative ? value : -value;
    return negative || value != Long.MIN_VALUE;
  }
}
