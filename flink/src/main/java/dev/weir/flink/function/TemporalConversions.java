package dev.weir.flink.function;

import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of dates, times, timestamps and intervals, by the Java class that stands for them.
 */
final class TemporalConversions {
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int MONTHS_PER_YEAR = 12;

  private TemporalConversions() {}

  static Conversion of(DataType type) {
    Class<?> java = type.getConversionClass();
    SqlType weir = FlinkTypes.of(type.getLogicalType());
    Conversion found =
        weir instanceof TimestampType timestamp
            ? timestamp(timestamp, java)
            : plain(type.getLogicalType().getTypeRoot(), java);
    if (found == null) {
      throw Conversions.unsupported(java, type.getLogicalType());
    }
    return found;
  }

  private static @Nullable Conversion plain(LogicalTypeRoot root, Class<?> java) {
    if (java == Integer.class || java == int.class) {
      return Conversions.longs(value -> (int) value, value -> ((Number) value).longValue());
    }
    boolean counted = root == LogicalTypeRoot.INTERVAL_DAY_TIME;
    if (counted && (java == Long.class || java == long.class)) {
      return Conversions.longs(value -> value, value -> ((Number) value).longValue());
    }
    if (root == LogicalTypeRoot.TIME_WITHOUT_TIME_ZONE
        && (java == Long.class || java == long.class)) {
      return Conversions.longs(
          value -> value * NANOS_PER_MILLI,
          value -> ((Number) value).longValue() / NANOS_PER_MILLI);
    }
    if (java == LocalDate.class) {
      return Conversions.longs(LocalDate::ofEpochDay, value -> ((LocalDate) value).toEpochDay());
    }
    if (java == Date.class) {
      return Conversions.longs(
          value -> Date.valueOf(LocalDate.ofEpochDay(value)),
          value -> ((Date) value).toLocalDate().toEpochDay());
    }
    if (java == LocalTime.class) {
      return Conversions.longs(
          value -> LocalTime.ofNanoOfDay(value * NANOS_PER_MILLI),
          value -> ((LocalTime) value).toNanoOfDay() / NANOS_PER_MILLI);
    }
    if (java == Period.class) {
      return Conversions.longs(
          value -> Period.of((int) (value / MONTHS_PER_YEAR), (int) (value % MONTHS_PER_YEAR), 0),
          value -> ((Period) value).toTotalMonths());
    }
    return java == Duration.class
        ? Conversions.longs(Duration::ofMillis, value -> ((Duration) value).toMillis())
        : null;
  }

  private static @Nullable Conversion timestamp(TimestampType type, Class<?> java) {
    long units = type.unitsPerSecond();
    if (java == LocalDateTime.class) {
      return Conversions.longs(
          ticks -> LocalDateTime.ofInstant(instant(ticks, units), ZoneOffset.UTC),
          value -> ticks(((LocalDateTime) value).toInstant(ZoneOffset.UTC), units));
    }
    if (java == Timestamp.class && !type.local()) {
      return Conversions.longs(
          ticks ->
              Timestamp.valueOf(LocalDateTime.ofInstant(instant(ticks, units), ZoneOffset.UTC)),
          value -> ticks(((Timestamp) value).toLocalDateTime().toInstant(ZoneOffset.UTC), units));
    }
    if (java == Timestamp.class) {
      return Conversions.longs(
          ticks -> Timestamp.from(instant(ticks, units)),
          value -> ticks(((Timestamp) value).toInstant(), units));
    }
    if (java == Instant.class) {
      return Conversions.longs(
          ticks -> instant(ticks, units), value -> ticks((Instant) value, units));
    }
    if (java == Long.class || java == long.class) {
      return Conversions.longs(
          ticks -> instant(ticks, units).toEpochMilli(),
          value -> ticks(Instant.ofEpochMilli((Long) value), units));
    }
    return java == Integer.class || java == int.class
        ? Conversions.longs(
            ticks -> (int) instant(ticks, units).getEpochSecond(),
            value -> ticks(Instant.ofEpochSecond((Integer) value), units))
        : null;
  }

  private static Instant instant(long ticks, long units) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, units), Math.floorMod(ticks, units) * (NANOS_PER_SECOND / units));
  }

  private static long ticks(Instant instant, long units) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), units),
        instant.getNano() / (NANOS_PER_SECOND / units));
  }
}
