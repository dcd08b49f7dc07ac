package dev.weir.sql.script;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as Flink writes them: {@code 1 h}, {@code 30 min}, {@code 500} for milliseconds, {@code
 * PT1H}.
 */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("\\s*([0-9]+)\\s*(\\p{IsAlphabetic}*)\\s*");

  private Durations() {}

  /** The milliseconds. Refuses what is no duration, with the name of the option that it is for. */
  public static long parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    try {
      if (!matcher.matches()) {
        return iso(option, text);
      }
      ChronoUnit unit = unit(matcher.group(2).toLowerCase(Locale.ROOT));
      if (unit != null) {
        return Duration.of(Long.parseLong(matcher.group(1)), unit).toMillis();
      }
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      throw refused(option, text, e);
    }
    throw refused(option, text, null);
  }

  private static long iso(String option, String text) {
    Duration duration = Duration.parse(text.strip());
    if (duration.isNegative()) {
      throw refused(option, text, null);
    }
    return duration.toMillis();
  }

  private static @Nullable ChronoUnit unit(String name) {
    return switch (name) {
      case "d", "day", "days" -> ChronoUnit.DAYS;
      case "h", "hour", "hours" -> ChronoUnit.HOURS;
      case "m", "min", "minute", "minutes" -> ChronoUnit.MINUTES;
      case "s", "sec", "secs", "second", "seconds" -> ChronoUnit.SECONDS;
      case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> ChronoUnit.MILLIS;
      case "µs", "micro", "micros", "microsecond", "microseconds" -> ChronoUnit.MICROS;
      case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> ChronoUnit.NANOS;
      default -> null;
    };
  }

  private static WeirException refused(String option, String text, @Nullable Exception cause) {
    return new WeirException(
            ErrorCode.INVALID_OPTION, "option \"" + option + "\" can't be \"" + text + "\"", cause)
        .withHint("Durations are written like \"1 h\", \"30 min\" or \"500 ms\".");
  }
}
