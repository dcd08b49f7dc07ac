package dev.weir.engine.window;

import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns event time to what a clock on the wall shows, as if UTC: nothing to do for TIMESTAMP; for
 * TIMESTAMP_LTZ the reading in the session's zone.
 */
public final class WallClock {
  private final ZoneId zone;
  private final ZoneRules rules;
  private final boolean same;

  /** The stretch of epoch milliseconds in which the offset holds. */
  private long validFrom = 1;

  private long validTo;
  private long offset;

  private WallClock(ZoneId zone, boolean same) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.same = same;
  }

  /** The clock for a time column. */
  static WallClock of(SqlType time, ZoneId zone) {
    return of(time instanceof TimestampType timestamp && timestamp.local(), zone);
  }

  /** The clock for event time that is TIMESTAMP_LTZ or not. */
  public static WallClock of(boolean local, ZoneId zone) {
    boolean utc =
        zone.getRules().isFixedOffset()
            && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    return new WallClock(zone, !local || utc);
  }

  /** Whether event time already is wall clock time. */
  boolean isSame() {
    return same;
  }

  /** The wall clock's reading at an instant. */
  long wall(long millis) {
    if (same) {
      return millis;
    }
    if (millis < validFrom || millis >= validTo) {
      findOffset(millis);
    }
    return millis + offset;
  }

  private void findOffset(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    validFrom = millis;
    validTo = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
  }

  /**
   * The largest reading that the watermark says is past. While an hour runs for the first of two
   * times, that is the reading before it.
   */
  public long wallWatermark(long millis) {
    if (same || millis == Long.MAX_VALUE || millis == Long.MIN_VALUE) {
      return millis;
    }
    Instant instant = Instant.ofEpochMilli(millis);
    LocalDateTime reading = LocalDateTime.ofInstant(instant, zone);
    ZoneOffsetTransition transition = rules.getTransition(reading);
    boolean first =
        transition != null
            && transition.isOverlap()
            && rules.getOffset(instant).equals(transition.getOffsetBefore());
    return first
        ? transition.getDateTimeAfter().toInstant(ZoneOffset.UTC).toEpochMilli() - 1
        : wall(millis);
  }

  /** The instant of a reading; the later one if there are two. */
  long instant(long wall) {
    if (same) {
      return wall;
    }
    LocalDateTime reading = LocalDateTime.ofInstant(Instant.ofEpochMilli(wall), ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(reading);
    ZoneOffset later =
        transition != null && transition.isOverlap() ? transition.getOffsetAfter() : null;
    return ZonedDateTime.ofLocal(reading, zone, later).toInstant().toEpochMilli();
  }
}
