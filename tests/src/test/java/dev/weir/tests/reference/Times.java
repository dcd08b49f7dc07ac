package dev.weir.tests.reference;

import dev.weir.expr.Call;
import dev.weir.expr.Literal;
import dev.weir.type.IntervalType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;

/** Parts, rounding, steps and distances of times. */
final class Times {
  private static final long DAY = 86_400_000;

  private final ZoneId zone;

  Times(ZoneId zone) {
    this.zone = zone;
  }

  void addTo(Map<String, Reference.Body> bodies) {
    bodies.put("EXTRACT", (call, values) -> extract((String) values.get(0), values.get(1), call));
    part(bodies, "YEAR", "YEAR");
    part(bodies, "QUARTER", "QUARTER");
    part(bodies, "MONTH", "MONTH");
    part(bodies, "WEEK", "WEEK");
    part(bodies, "DAYOFYEAR", "DOY");
    part(bodies, "DAYOFMONTH", "DAY");
    part(bodies, "DAYOFWEEK", "DOW");
    part(bodies, "HOUR", "HOUR");
    part(bodies, "MINUTE", "MINUTE");
    part(bodies, "SECOND", "SECOND");
    bodies.put("FLOOR_TO", (call, values) -> round(values, call, false));
    bodies.put("CEIL_TO", (call, values) -> round(values, call, true));
    bodies.put("TIMESTAMPADD", Times::add);
    bodies.put(
        "TIMESTAMPDIFF",
        (call, values) -> distance((String) values.get(0), values.get(1), values.get(2)));
  }

  private void part(Map<String, Reference.Body> bodies, String name, String unit) {
    bodies.put(name, (call, values) -> extract(unit, values.get(0), call));
  }

  /** The time itself if its year has four digits and the type's ticks fit in 64 bits. */
  static Object inRange(Object time, SqlType type) {
    Instant instant =
        switch (time) {
          case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
          case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
          case Instant moment -> moment;
          default -> Instant.EPOCH;
        };
    int year = instant.atZone(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new Unspecified("year " + year);
    }
    if (type instanceof TimestampType timestamp
        && Literals.ticks(instant, timestamp).bitLength() > 63) {
      throw new Unspecified("beyond the ticks of " + type.name());
    }
    return time;
  }

  /** Weir's and Flink's readings of instants are those of the session's clock. */
  private LocalDateTime local(Object time) {
    return switch (time) {
      case LocalDate date -> date.atStartOfDay();
      case LocalDateTime local -> local;
      case Instant instant -> LocalDateTime.ofInstant(instant, zone);
      case LocalTime clock -> LocalDate.EPOCH.atTime(clock);
      default -> throw new IllegalStateException("no time: " + time);
    };
  }

  private Long extract(String unit, Object value, Call call) {
    if (value instanceof Long count) {
      return ofInterval(unit, count, (IntervalType) call.arguments().get(1).type());
    }
    LocalDateTime time = local(value);
    int year = time.getYear();
    return switch (unit) {
      case "MILLENNIUM" -> (year + 999L) / 1000;
      case "CENTURY" -> (year + 99L) / 100;
      case "DECADE" -> year / 10L;
      case "YEAR" -> (long) year;
      case "QUARTER" -> time.getLong(IsoFields.QUARTER_OF_YEAR);
      case "MONTH" -> (long) time.getMonthValue();
      case "WEEK" -> time.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "ISOYEAR" -> time.getLong(IsoFields.WEEK_BASED_YEAR);
      case "DAY" -> (long) time.getDayOfMonth();
      case "DOY" -> (long) time.getDayOfYear();
      case "DOW" -> time.getLong(ChronoField.DAY_OF_WEEK) % 7 + 1;
      case "ISODOW" -> time.getLong(ChronoField.DAY_OF_WEEK);
      case "HOUR" -> (long) time.getHour();
      case "MINUTE" -> (long) time.getMinute();
      case "SECOND" -> (long) time.getSecond();
      default -> throw new Unspecified("unit " + unit);
    };
  }

  private static Long ofInterval(String unit, long count, IntervalType type) {
    return switch (unit) {
      case "YEAR" -> count / 12;
      case "MONTH" -> count % 12;
      case "DAY" -> count / DAY;
      case "HOUR" -> count % DAY / 3_600_000;
      case "MINUTE" -> count % 3_600_000 / 60_000;
      case "SECOND" -> count % 60_000 / 1000;
      default -> throw new Unspecified("unit " + unit + " of " + type);
    };
  }

  /** What is less than a millisecond is cut off first, also when rounding up. */
  private Object round(List<Object> values, Call call, boolean up) {
    Object value = values.get(0);
    String unit = (String) values.get(1);
    LocalDateTime time = milli(local(value));
    LocalDateTime floor = floor(time, unit);
    LocalDateTime result = up && floor.isBefore(time) ? plus(floor, unit, 1) : floor;
    Object typed =
        switch (value) {
          case LocalDate date -> result.toLocalDate();
          case LocalTime clock -> ofTheDay(result);
          case Instant instant -> throughZone(result);
          default -> result;
        };
    return inRange(typed, call.type());
  }

  private static LocalTime ofTheDay(LocalDateTime time) {
    if (!time.toLocalDate().equals(LocalDate.EPOCH)) {
      throw new Unspecified("time of day beyond its day");
    }
    return time.toLocalTime();
  }

  /** Where clocks are changed, the same reading is two instants or none. */
  private Instant throughZone(LocalDateTime time) {
    if (zone.getRules().getValidOffsets(time).size() != 1) {
      throw new Unspecified("clock change at " + time);
    }
    return time.atZone(zone).toInstant();
  }

  private static LocalDateTime floor(LocalDateTime time, String unit) {
    LocalDate date = time.toLocalDate();
    return switch (unit) {
      case "YEAR" -> date.withDayOfYear(1).atStartOfDay();
      case "QUARTER" ->
          date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1).atStartOfDay();
      case "MONTH" -> date.withDayOfMonth(1).atStartOfDay();
      case "DAY" -> date.atStartOfDay();
      case "HOUR" -> time.truncatedTo(ChronoUnit.HOURS);
      case "MINUTE" -> time.truncatedTo(ChronoUnit.MINUTES);
      case "SECOND" -> time.truncatedTo(ChronoUnit.SECONDS);
      default -> throw new Unspecified("unit " + unit);
    };
  }

  private static LocalDateTime plus(LocalDateTime time, String unit, long count) {
    return switch (unit) {
      case "YEAR" -> time.plusYears(count);
      case "QUARTER" -> time.plusMonths(3 * count);
      case "MONTH" -> time.plusMonths(count);
      case "WEEK" -> time.plusWeeks(count);
      case "DAY" -> time.plusDays(count);
      case "HOUR" -> time.plusHours(count);
      case "MINUTE" -> time.plusMinutes(count);
      case "SECOND" -> time.plusSeconds(count);
      default -> throw new Unspecified("unit " + unit);
    };
  }

  private static Object add(Call call, List<Object> values) {
    String unit = (String) ((Literal) call.arguments().get(0)).value();
    long count = (Long) values.get(1);
    if (count < -100_000 || count > 100_000) {
      throw new Unspecified("very long way");
    }
    Object moved =
        switch (values.get(2)) {
          case LocalDate date -> plus(date.atStartOfDay(), unit, count).toLocalDate();
          case LocalDateTime time -> plus(time, unit, count);
          default -> throw new Unspecified("moving " + values.get(2));
        };
    return inRange(moved, call.type());
  }

  /** How often the unit can be added to one of them without passing the other. */
  private Long distance(String unit, Object from, Object to) {
    LocalDateTime start = local(from);
    LocalDateTime end = local(to);
    long millis = Duration.between(milli(start), milli(end)).toMillis();
    long distance =
        switch (unit) {
          case "YEAR" -> months(end, start) / 12;
          case "QUARTER" -> months(end, start) / 3;
          case "MONTH" -> months(end, start);
          case "WEEK" -> millis / (7 * DAY);
          case "DAY" -> millis / DAY;
          case "HOUR" -> millis / 3_600_000;
          case "MINUTE" -> millis / 60_000;
          case "SECOND" -> millis / 1000;
          default -> throw new Unspecified("unit " + unit);
        };
    if (distance != (int) distance) {
      throw new Unspecified("distance beyond INT");
    }
    return distance;
  }

  private static LocalDateTime milli(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Whole months between the dates, a day that a month lacks being its last; one less if they lead
   * just to the end's date, whose time of day is the earlier one.
   */
  private static long months(LocalDateTime end, LocalDateTime start) {
    LocalDate from = start.toLocalDate();
    LocalDate to = end.toLocalDate();
    long months = to.isBefore(from) ? -wholeMonths(to, from) : wholeMonths(from, to);
    boolean earlier = milli(end).toLocalTime().isBefore(milli(start).toLocalTime());
    return earlier && from.plusMonths(months).equals(to) ? months - 1 : months;
  }

  private static long wholeMonths(LocalDate early, LocalDate late) {
    long months = ChronoUnit.MONTHS.between(early, late);
    return early.plusMonths(months + 1).isAfter(late) ? months : months + 1;
  }
}
