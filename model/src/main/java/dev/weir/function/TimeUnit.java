package dev.weir.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.Arrays;
import java.util.Locale;

/** Units of EXTRACT, FLOOR, CEIL, TIMESTAMPADD and TIMESTAMPDIFF. */
public enum TimeUnit {
  MILLENNIUM,
  CENTURY,
  DECADE,
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  MILLISECOND,
  MICROSECOND,
  NANOSECOND,
  /** Sunday is 1. */
  DOW,
  /** Monday is 1. */
  ISODOW,
  DOY,
  ISOYEAR,
  /** Seconds since 1970-01-01 00:00:00. */
  EPOCH;

  /** The unit of that name; JDBC's {@code SQL_TSI_DAY} and plurals are understood too. */
  public static TimeUnit of(String name) {
    String word = name.toUpperCase(Locale.ROOT);
    String plain = word.startsWith("SQL_TSI_") ? word.substring("SQL_TSI_".length()) : word;
    for (TimeUnit unit : values()) {
      if (unit.name().equals(plain) || (unit.name() + "S").equals(plain)) {
        return unit;
      }
    }
    throw new WeirException(ErrorCode.INVALID_ARGUMENT, "time unit \"" + name + "\" does not exist")
        .withHint(
            Suggestions.didYouMean(plain, Arrays.stream(values()).map(TimeUnit::name).toList()));
  }
}
