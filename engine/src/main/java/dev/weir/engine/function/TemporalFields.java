package dev.weir.engine.function;

import dev.weir.function.TimeUnit;
import dev.weir.time.CivilDate;

/** Fields of a wall clock's reading in milliseconds since 1970, one method for each unit. */
public final class TemporalFields {
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1000;

  private TemporalFields() {}

  /** How many months a unit has; 0 if it is not made of months. */
  public static long months(TimeUnit unit) {
    return switch (unit) {
      case MILLENNIUM -> 12_000;
      case CENTURY -> 1200;
      case DECADE -> 120;
      case YEAR -> 12;
      case QUARTER -> 3;
      case MONTH -> 1;
      default -> 0;
    };
  }

  /** How many milliseconds a unit has; 0 if it is shorter. */
  public static long millis(TimeUnit unit) {
    return switch (unit) {
      case WEEK -> 7 * DAY;
      case DAY -> DAY;
      case HOUR -> HOUR;
      case MINUTE -> MINUTE;
      case SECOND -> SECOND;
      case MILLISECOND -> 1;
      default -> 0;
    };
  }

  public static long year(long millis) {
    return CivilDate.year(date(millis));
  }

  public static long quarter(long millis) {
    return (CivilDate.month(date(millis)) + 2L) / 3;
  }

  public static long month(long millis) {
    return CivilDate.month(date(millis));
  }

  public static long day(long millis) {
    return CivilDate.day(date(millis));
  }

  public static long hour(long millis) {
    return Math.floorMod(millis, DAY) / HOUR;
  }

  public static long minute(long millis) {
    return Math.floorMod(millis, HOUR) / MINUTE;
  }

  public static long second(long millis) {
    return Math.floorMod(millis, MINUTE) / SECOND;
  }

  public static long millisecond(long millis) {
    return Math.floorMod(millis, SECOND);
  }

  public static long microsecond(long millis) {
    return Math.floorMod(millis, SECOND) * 1000;
  }

  public static long nanosecond(long millis) {
    return Math.floorMod(millis, SECOND) * 1_000_000;
  }

  public static long epoch(long millis) {
    return Math.floorDiv(millis, SECOND);
  }

  /** The day of the week, Sunday being 1. */
  public static long dow(long millis) {
    return Math.floorMod(Math.floorDiv(millis, DAY) + 4, 7L) + 1;
  }

  /** The day of the week, Monday being 1. */
  public static long isodow(long millis) {
    return Math.floorMod(Math.floorDiv(millis, DAY) + 3, 7L) + 1;
  }

  public static long doy(long millis) {
    long days = Math.floorDiv(millis, DAY);
    return days - CivilDate.toDays(CivilDate.year(CivilDate.ofDays(days)), 1, 1) + 1;
  }

  /** The ISO week: the first has the year's first Thursday. */
  public static long week(long millis) {
    long thursday = thursday(millis);
    long year = CivilDate.year(CivilDate.ofDays(thursday));
    return (thursday - CivilDate.toDays(year, 1, 1)) / 7 + 1;
  }

  public static long isoyear(long millis) {
    return CivilDate.year(CivilDate.ofDays(thursday(millis)));
  }

  public static long decade(long millis) {
    return Math.floorDiv(year(millis), 10);
  }

  public static long century(long millis) {
    return (year(millis) + 99) / 100;
  }

  public static long millennium(long millis) {
    return (year(millis) + 999) / 1000;
  }

  /** The fraction of the second in a unit shorter than a millisecond. */
  public static long fraction(long ticks, long units, TimeUnit unit) {
    long nanos = Math.floorMod(ticks, units) * (1_000_000_000 / units);
    return unit == TimeUnit.NANOSECOND ? nanos : nanos / 1000;
  }

  /** A field of an interval in months. */
  public static long monthsPart(long months, TimeUnit unit) {
    return switch (unit) {
      case YEAR -> months / 12;
      case QUARTER -> months % 12 / 3 + 1;
      case MONTH -> months % 12;
      default -> months / Math.max(months(unit), 1);
    };
  }

  /** A field of an interval in milliseconds. */
  public static long millisPart(long millis, TimeUnit unit) {
    return switch (unit) {
      case DAY -> millis / DAY;
      case HOUR -> millis % DAY / HOUR;
      case MINUTE -> millis % HOUR / MINUTE;
      case SECOND -> millis % MINUTE / SECOND;
      case MILLISECOND -> millis % SECOND;
      case EPOCH -> millis / SECOND;
      default -> millis / Math.max(millis(unit), 1);
    };
  }

  /** The start of the unit. */
  public static long floor(long millis, TimeUnit unit) {
    long months = months(unit);
    if (months > 0) {
      return startOfMonths(millis, months, unit);
    }
    long length = millis(unit);
    if (unit == TimeUnit.WEEK) {
      long days = Math.floorDiv(millis, DAY);
      return (days - Math.floorMod(days + 4, 7)) * DAY;
    }
    return length == 0 ? millis : millis - Math.floorMod(millis, length);
  }

  /** The start of the unit, or of the next if the time is not just at it. */
  public static long ceil(long millis, TimeUnit unit) {
    long start = floor(millis, unit);
    if (start == millis) {
      return millis;
    }
    long months = months(unit);
    return months > 0 ? Temporals.plusMonths(start, months, DAY) : start + millis(unit);
  }

  private static long startOfMonths(long millis, long months, TimeUnit unit) {
    long date = date(millis);
    // centuries and millennia begin with the year 1
    long first = unit == TimeUnit.CENTURY || unit == TimeUnit.MILLENNIUM ? 12 : 0;
    long count = CivilDate.year(date) * 12 + CivilDate.month(date) - 1 - first;
    long start = count - Math.floorMod(count, months) + first;
    return CivilDate.toDays(Math.floorDiv(start, 12), Math.floorMod(start, 12) + 1, 1) * DAY;
  }

  private static long thursday(long millis) {
    long days = Math.floorDiv(millis, DAY);
    return days - Math.floorMod(days + 3, 7) + 3;
  }

  private static long date(long millis) {
    return CivilDate.ofDays(Math.floorDiv(millis, DAY));
  }
}
