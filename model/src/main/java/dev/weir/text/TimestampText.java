package dev.weir.text;

import java.util.stream.IntStream;

/**
 * TIMESTAMP and TIMESTAMP_LTZ: {@code 2024-05-01 13:05:59.123}, in the ticks of a precision (see
 * {@link dev.weir.type.TimestampType#unitsPerSecond}). Digits beyond the precision are dropped.
 */
public final class TimestampText {
  private static final int DATE = 10;
  private static final int SECONDS = 19;
  private static final long DAY = 86_400;

  /** How a timestamp is spelt. */
  public enum Form {
    /** A blank between date and time: SQL. */
    SQL(' ', false),
    /** The same with Z at the end: TIMESTAMP_LTZ in the SQL form of the formats. */
    SQL_UTC(' ', true),
    /** T between date and time: ISO 8601. */
    ISO('T', false),
    /** The same with Z at the end. */
    ISO_UTC('T', true);

    private final char separator;
    private final boolean zulu;

    Form(char separator, boolean zulu) {
      this.separator = separator;
      this.zulu = zulu;
    }
  }

  private static final Format[] SQL_FORMATS =
      IntStream.rangeClosed(0, 9).mapToObj(p -> new Format(Form.SQL, p)).toArray(Format[]::new);

  private TimestampText() {}

  /** Ticks in a second of a timestamp of that precision. */
  public static long unitsPerSecond(int precision) {
    return precision <= 3 ? 1_000L : precision <= 6 ? 1_000_000L : 1_000_000_000L;
  }

  /** A form, and the precision of the type to read. */
  public record Format(Form form, int precision) {}

  /** Reads {@code yyyy-MM-dd HH:mm:ss} with up to nine digits of fraction, in that form only. */
  public static boolean parse(byte[] data, int offset, int length, Format format, LongResult out) {
    Form form = format.form;
    int size = form.zulu ? length - 1 : length;
    if (size < SECONDS
        || (form.zulu && data[offset + size] != 'Z')
        || data[offset + DATE] != form.separator
        || !DateText.fixed(data, offset, out)) {
      return false;
    }
    long second = clock(data, offset + DATE + 1);
    long nanos = 0;
    if (size > SECONDS) {
      int digits = size - SECONDS - 1;
      nanos = data[offset + SECONDS] == '.' ? fraction(data, offset + SECONDS + 1, digits) : -1;
    }
    return second >= 0 && nanos >= 0 && set(out.value, second, nanos, format.precision, out);
  }

  /**
   * Reads a timestamp as CAST does: fields of one digit, and the time may be missing. The value is
   * that of a wall clock.
   */
  public static boolean parseLoose(
      byte[] data, int offset, int length, int precision, LongResult out) {
    if (parse(data, offset, length, SQL_FORMATS[precision], out)) {
      return true;
    }
    FieldReader fields = new FieldReader(data, offset, length);
    long year = fields.number(4);
    long month = fields.skip('-') ? fields.number(2) : -1;
    long day = fields.skip('-') ? fields.number(2) : -1;
    if (year < 0 || !DateText.set(year, (int) month, (int) day, out)) {
      return false;
    }
    long days = out.value;
    if (fields.atEnd()) {
      return set(days, 0, 0, precision, out);
    }
    long hour = fields.skip(' ') ? fields.number(2) : -1;
    long minute = fields.skip(':') ? fields.number(2) : -1;
    long second = fields.skip(':') ? fields.number(2) : -1;
    long nanos = fields.skip('.') && !fields.atEnd() ? fields.nanos() : 0;
    return fields.atEnd()
        && nanos >= 0
        && TimeText.exists(hour, minute, second)
        && set(days, hour * 3600 + minute * 60 + second, nanos, precision, out);
  }

  /** Adds a reading of a wall clock with {@code precision} digits of fraction. */
  public static void print(long ticks, int precision, ByteBuilder out) {
    print(ticks, precision, Form.SQL, out);
  }

  /** Adds a reading of a wall clock in that form, with {@code precision} digits of fraction. */
  public static void print(long ticks, int precision, Form form, ByteBuilder out) {
    long units = unitsPerSecond(precision);
    long seconds = Math.floorDiv(ticks, units);
    long fraction = ticks - seconds * units;
    long days = Math.floorDiv(seconds, DAY);
    DateText.print(days, out);
    out.add(form.separator);
    TimeText.clock(seconds - days * DAY, out);
    if (precision > 0) {
      int stored = precision <= 3 ? 3 : precision <= 6 ? 6 : 9;
      int at = out.reserve(precision + 1);
      out.data[at] = '.';
      long shown = fraction / DecimalText.power(stored - precision);
      Digits.padded(out.data, at + 1, precision, shown);
    }
    if (form.zulu) {
      out.add('Z');
    }
  }

  /** Seconds since midnight that {@code HH:mm:ss} spells, or -1. */
  private static long clock(byte[] data, int at) {
    int colons = (data[at + 2] ^ ':') | (data[at + 5] ^ ':');
    int hour1 = Digits.one(data, at);
    int hour2 = Digits.one(data, at + 1);
    int minute1 = Digits.one(data, at + 3);
    int minute2 = Digits.one(data, at + 4);
    int second1 = Digits.one(data, at + 6);
    int second2 = Digits.one(data, at + 7);
    int signs =
        DateText.signs(hour1, hour2, minute1, minute2) | DateText.signs(second1, second2, 0, 0);
    int hour = hour1 * 10 + hour2;
    int minute = minute1 * 10 + minute2;
    int second = second1 * 10 + second2;
    return signs >= 0 && colons == 0 && TimeText.exists(hour, minute, second)
        ? hour * 3600 + minute * 60 + second
        : -1;
  }

  private static long fraction(byte[] data, int at, int digits) {
    if (digits < 1 || digits > 9 || Digits.end(data, at, at + digits) != at + digits) {
      return -1;
    }
    return Digits.number(data, at, at + digits) * DecimalText.power(9 - digits);
  }

  private static boolean set(long days, long second, long nanos, int precision, LongResult out) {
    long units = unitsPerSecond(precision);
    long seconds = days * DAY + second;
    long kept = nanos - nanos % DecimalText.power(9 - precision);
    if (units == 1_000_000_000L && Math.abs(seconds) > Long.MAX_VALUE / units - 1) {
      return false;
    }
    out.value = seconds * units + kept / (1_000_000_000L / units);
    return true;
  }
}
