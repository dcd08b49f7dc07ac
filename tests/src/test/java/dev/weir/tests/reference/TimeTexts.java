package dev.weir.tests.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between times and texts. */
final class TimeTexts {
  private static final String SECONDS = "yyyy-MM-dd HH:mm:ss";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?");

  private final ZoneId zone;

  TimeTexts(ZoneId zone) {
    this.zone = zone;
  }

  void addTo(Map<String, Reference.Body> bodies) {
    bodies.put("DATE_FORMAT", (call, values) -> format(values.get(0), (String) values.get(1)));
    bodies.put("TO_DATE", (call, values) -> toDate((String) values.get(0)));
    bodies.put("TO_TIMESTAMP", (call, values) -> toTimestamp((String) values.get(0)));
    bodies.put("TO_TIMESTAMP_LTZ", (call, values) -> fromEpoch(values));
    bodies.put("FROM_UNIXTIME", (call, values) -> fromSeconds(values));
    bodies.put("UNIX_TIMESTAMP", (call, values) -> toSeconds((String) values.get(0)));
    bodies.put("CONVERT_TZ", (call, values) -> convert(values));
  }

  private String format(Object time, String format) {
    LocalDateTime local =
        switch (time) {
          case LocalDateTime plain -> plain;
          case Instant instant -> LocalDateTime.ofInstant(instant, zone);
          default -> throw new Unspecified("format of a text");
        };
    if (local.getYear() < 1 || local.getYear() > 9999) {
      throw new Unspecified("year " + local.getYear());
    }
    return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(local);
  }

  private static @Nullable Object toDate(String text) {
    if (DATE.matcher(text).matches()) {
      try {
        return Times.inRange(LocalDate.parse(text), dev.weir.type.Types.DATE);
      } catch (DateTimeException e) {
        return null;
      }
    }
    needNoDigits(text);
    return null;
  }

  private static @Nullable Object toTimestamp(String text) {
    if (TIMESTAMP.matcher(text).matches()) {
      return parse(text);
    }
    needNoDigits(text);
    return null;
  }

  private static @Nullable LocalDateTime parse(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Many spellings with digits are understood, or not, without a rule. */
  static void needNoDigits(String text) {
    if (text.chars().anyMatch(Character::isDigit)) {
      throw new Unspecified("odd spelling of a time");
    }
  }

  private static Object fromEpoch(List<Object> values) {
    long epoch = (Long) values.get(0);
    long unit = values.size() < 2 ? 3 : (Long) values.get(1);
    if (epoch / 1000 != (int) (epoch / 1000)) {
      throw new Unspecified("far from the epoch");
    }
    Instant instant = unit == 0 ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
    return Times.inRange(instant, dev.weir.type.Types.timestampLtz(3));
  }

  private String fromSeconds(List<Object> values) {
    long seconds = (Long) values.get(0);
    if (seconds / 100 != (int) (seconds / 100)) {
      throw new Unspecified("far from the epoch");
    }
    String format = values.size() > 1 ? (String) values.get(1) : SECONDS;
    return format(Instant.ofEpochSecond(seconds), format);
  }

  private Object toSeconds(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}")) {
      throw new Unspecified("odd spelling of a time");
    }
    LocalDateTime time = parse(text);
    if (time == null || time.getYear() < 1900) {
      throw new Unspecified("no such time, or clocks without rules");
    }
    return unambiguous(time, zone).getEpochSecond();
  }

  private static Instant unambiguous(LocalDateTime time, ZoneId zone) {
    if (zone.getRules().getValidOffsets(time).size() != 1) {
      throw new Unspecified("clock change at " + time);
    }
    return time.atZone(zone).toInstant();
  }

  private static @Nullable Object convert(List<Object> values) {
    String text = (String) values.get(0);
    if (!text.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}")) {
      throw new Unspecified("odd spelling of a time");
    }
    LocalDateTime time = parse(text);
    if (time == null || time.getYear() < 1900) {
      throw new Unspecified("no such time, or clocks without rules");
    }
    Instant instant = unambiguous(time, ZoneId.of((String) values.get(1)));
    LocalDateTime there = LocalDateTime.ofInstant(instant, ZoneId.of((String) values.get(2)));
    if (there.getYear() > 9999) {
      throw new Unspecified("year " + there.getYear());
    }
    return DateTimeFormatter.ofPattern(SECONDS, Locale.ENGLISH).format(there);
  }
}
