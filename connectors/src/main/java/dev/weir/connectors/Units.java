package dev.weir.connectors;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads durations and amounts of memory as Flink writes them in options. */
final class Units {
  private static final Map<String, Long> NANOS = new HashMap<>();
  private static final Map<String, Long> BYTES = new HashMap<>();

  static {
    names(NANOS, 1, "ns", "nano", "nanos", "nanosecond", "nanoseconds");
    names(NANOS, 1_000, "µs", "us", "micro", "micros", "microsecond", "microseconds");
    names(NANOS, 1_000_000, "", "ms", "milli", "millis", "millisecond", "milliseconds");
    names(NANOS, 1_000_000_000L, "s", "sec", "secs", "second", "seconds");
    names(NANOS, 60_000_000_000L, "m", "min", "minute", "minutes");
    names(NANOS, 3_600_000_000_000L, "h", "hour", "hours");
    names(NANOS, 86_400_000_000_000L, "d", "day", "days");
    names(BYTES, 1, "", "b", "bytes");
    names(BYTES, 1L << 10, "k", "kb", "kibibytes");
    names(BYTES, 1L << 20, "m", "mb", "mebibytes");
    names(BYTES, 1L << 30, "g", "gb", "gibibytes");
    names(BYTES, 1L << 40, "t", "tb", "tebibytes");
  }

  private Units() {}

  private static void names(Map<String, Long> units, long factor, String... names) {
    for (String name : names) {
      units.put(name, factor);
    }
  }

  /** {@code 10 s}, {@code 1min}, {@code 500} (milliseconds) or {@code PT1M}; else null. */
  static @Nullable Duration duration(String text) {
    String trimmed = text.strip();
    if (trimmed.toUpperCase(Locale.ROOT).startsWith("P")) {
      try {
        return Duration.parse(trimmed);
      } catch (DateTimeParseException e) {
        return null;
      }
    }
    Long nanos = amount(trimmed, NANOS);
    return nanos == null ? null : Duration.ofNanos(nanos);
  }

  /** {@code 64 mb}, {@code 1kb} or {@code 512}; else null. */
  static @Nullable Long bytes(String text) {
    return amount(text.strip(), BYTES);
  }

  private static @Nullable Long amount(String text, Map<String, Long> units) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    Long factor = units.get(text.substring(digits).strip().toLowerCase(Locale.ROOT));
    if (digits == 0 || factor == null) {
      return null;
    }
    try {
      return Math.multiplyExact(Long.parseLong(text.substring(0, digits)), factor);
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }
}
