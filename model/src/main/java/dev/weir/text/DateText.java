package dev.weir.text;

import dev.weir.time.CivilDate;

/** DATE: {@code 2024-05-01}, as days since 1970-01-01. */
public final class DateText {
  private static final int LENGTH = 10;

  private DateText() {}

  /** Reads exactly {@code yyyy-MM-dd}; false if the bytes are anything else. */
  public static boolean parse(byte[] data, int offset, int length, LongResult out) {
    return length == LENGTH && fixed(data, offset, out);
  }

  /**
   * Reads a date as CAST does: months and days of one digit, a month or a year alone, and whatever
   * follows a blank is dropped.
   */
  public static boolean parseLoose(byte[] data, int offset, int length, LongResult out) {
    if (parse(data, offset, length, out)) {
      return true;
    }
    FieldReader fields = new FieldReader(data, offset, length);
    long year = fields.number(9);
    long month = fields.skip('-') ? fields.number(2) : 1;
    long day = fields.skip('-') ? fields.number(2) : 1;
    return year >= 0
        && (fields.atEnd() || fields.skip(' '))
        && set(year, (int) month, (int) day, out);
  }

  /** Adds a date. */
  public static void print(long days, ByteBuilder out) {
    long date = CivilDate.ofDays(days);
    long year = CivilDate.year(date);
    if (year < 0 || year > 9999) {
      IntegerText.print(year, out);
    } else {
      int at = out.reserve(4);
      Digits.padded(out.data, at, 4, year);
    }
    int at = out.reserve(6);
    out.data[at] = '-';
    Digits.two(out.data, at + 1, CivilDate.month(date));
    out.data[at + 3] = '-';
    Digits.two(out.data, at + 4, CivilDate.day(date));
  }

  /** Reads ten bytes {@code yyyy-MM-dd}, of which the caller knows that they are there. */
  static boolean fixed(byte[] data, int offset, LongResult out) {
    int dashes = (data[offset + 4] ^ '-') | (data[offset + 7] ^ '-');
    int year1 = Digits.one(data, offset);
    int year2 = Digits.one(data, offset + 1);
    int year3 = Digits.one(data, offset + 2);
    int year4 = Digits.one(data, offset + 3);
    int month1 = Digits.one(data, offset + 5);
    int month2 = Digits.one(data, offset + 6);
    int day1 = Digits.one(data, offset + 8);
    int day2 = Digits.one(data, offset + 9);
    int signs = signs(year1, year2, year3, year4) | signs(month1, month2, day1, day2);
    return signs >= 0
        && dashes == 0
        && set(
            year1 * 1000 + year2 * 100 + year3 * 10 + year4,
            month1 * 10 + month2,
            day1 * 10 + day2,
            out);
  }

  /** Negative if one of them is not in 0 to 9; one test instead of eight that may mispredict. */
  static int signs(int a, int b, int c, int d) {
    return a | b | c | d | (9 - a) | (9 - b) | (9 - c) | (9 - d);
  }

  static boolean set(long year, int month, int day, LongResult out) {
    if (!CivilDate.exists(year, month, day)) {
      return false;
    }
    out.value = CivilDate.toDays(year, month, day);
    return true;
  }
}
