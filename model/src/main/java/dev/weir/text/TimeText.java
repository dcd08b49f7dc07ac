package dev.weir.text;

/** TIME: {@code 13:05:59.123}, as milliseconds since midnight. */
public final class TimeText {
  private TimeText() {}

  /** Reads {@code HH:mm:ss} with an optional fraction; digits beyond milliseconds are dropped. */
  public static boolean parse(byte[] data, int offset, int length, LongResult out) {
    return length >= 8 && data[offset + 2] == ':' && parseLoose(data, offset, length, out);
  }

  /**
   * Reads a time as CAST does: fields of one digit, and missing seconds or minutes count as zero.
   */
  public static boolean parseLoose(byte[] data, int offset, int length, LongResult out) {
    FieldReader fields = new FieldReader(data, offset, length);
    long hour = fields.number(2);
    long minute = fields.skip(':') ? fields.number(2) : 0;
    long second = fields.skip(':') ? fields.number(2) : 0;
    long nanos = fields.skip('.') && !fields.atEnd() ? fields.nanos() : 0;
    if (!fields.atEnd() || !exists(hour, minute, second) || nanos < 0) {
      return false;
    }
    out.value = (hour * 3600 + minute * 60 + second) * 1000 + nanos / 1_000_000;
    return true;
  }

  /** Adds a time with up to {@code precision} digits of a second's fraction, no needless zeros. */
  public static void print(long millis, int precision, ByteBuilder out) {
    clock(millis / 1000, out);
    int fraction = (int) (millis % 1000);
    if (precision == 0) {
      return;
    }
    int at = out.reserve(4);
    out.data[at] = '.';
    Digits.padded(out.data, at + 1, 3, fraction);
    int digits = Math.min(precision, 3);
    while (digits > 1 && out.data[at + digits] == '0') {
      digits--;
    }
    out.truncate(at + 1 + digits);
  }

  static boolean exists(long hour, long minute, long second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  /** Adds {@code HH:mm:ss}. */
  static void clock(long secondOfDay, ByteBuilder out) {
    int second = (int) secondOfDay;
    int at = out.reserve(8);
    Digits.two(out.data, at, second / 3600);
    out.data[at + 2] = ':';
    Digits.two(out.data, at + 3, second / 60 % 60);
    out.data[at + 5] = ':';
    Digits.two(out.data, at + 6, second % 60);
  }
}
