package dev.weir.time;

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar, to and from year, month and day.
 *
 * <p>The year is taken to begin in March, so that the leap day is its last and the days before a
 * month follow from one multiplication; 400 years have 146,097 days.
 */
public final class CivilDate {
  private static final int DAYS_PER_ERA = 146_097;
  private static final int DAYS_TO_EPOCH = 719_468;

  private CivilDate() {}

  /** The day number of a date, which must exist. */
  public static long toDays(long year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400);
    int yearOfEra = (int) (y - era * 400);
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
  }

  /**
   * The date of a day number, packed; take it apart with {@link #year}, {@link #month}, {@link
   * #day}.
   */
  public static long ofDays(long days) {
    long shifted = days + DAYS_TO_EPOCH;
    long era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year << 9 | month << 5 | day;
  }

  public static long year(long packed) {
    return packed >> 9;
  }

  public static int month(long packed) {
    return (int) (packed >> 5) & 15;
  }

  public static int day(long packed) {
    return (int) packed & 31;
  }

  public static boolean isLeap(long year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days in a month from 1 to 12. */
  public static int length(long year, int month) {
    return month == 2 ? isLeap(year) ? 29 : 28 : 30 + (month + (month >> 3) & 1);
  }

  /** Whether the calendar has such a date in the years 0 to 9999. */
  public static boolean exists(long year, int month, int day) {
    return year >= 0
        && year <= 9999
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= length(year, month);
  }

  /** The date that many months later; a day that the month lacks becomes its last. */
  public static long plusMonths(long days, long months) {
    long date = ofDays(days);
    long count = year(date) * 12 + month(date) - 1 + months;
    long year = Math.floorDiv(count, 12);
    int month = Math.floorMod(count, 12) + 1;
    return toDays(year, month, Math.min(day(date), length(year, month)));
  }
}
