package dev.weir.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns instants into readings of a zone's clock and back. Remembers the last stretch of time
 * without a change of the clock; so each thread needs its own.
 */
public final class ZoneShift {
  private static final long DAY = 86_400;

  private final ZoneId zone;
  private final ZoneRules rules;
  private long from;
  private long to;
  private long shift;

  public ZoneShift(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
    if (rules.isFixedOffset()) {
      from = Long.MIN_VALUE / 2;
      to = Long.MAX_VALUE / 2;
      shift = rules.getOffset(Instant.EPOCH).getTotalSeconds();
    }
  }

  public ZoneId zone() {
    return zone;
  }

  /** Seconds to add to an instant, in seconds since the epoch, to get the clock's reading. */
  public long atInstant(long seconds) {
    if (seconds < from || seconds >= to) {
      remember(seconds);
    }
    return shift;
  }

  /**
   * Seconds to take from a reading of the clock to get the instant. A reading that comes twice is
   * the first of both; one that is skipped counts on from before the change.
   */
  public long atLocal(long seconds) {
    long guess = seconds - shift;
    if (guess - DAY >= from && guess + DAY < to) {
      return shift;
    }
    return rules
        .getOffset(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC))
        .getTotalSeconds();
  }

  /** The reading, in the same ticks, of an instant in ticks. */
  public long toLocal(long ticks, long unitsPerSecond) {
    return ticks + atInstant(Math.floorDiv(ticks, unitsPerSecond)) * unitsPerSecond;
  }

  /** The instant, in the same ticks, of a reading in ticks. */
  public long toInstant(long ticks, long unitsPerSecond) {
    return ticks - atLocal(Math.floorDiv(ticks, unitsPerSecond)) * unitsPerSecond;
  }

  private void remember(long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);
    shift = rules.getOffset(instant).getTotalSeconds();
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
    to = next == null ? Long.MAX_VALUE / 2 : next.toEpochSecond();
    from = previous == null ? Long.MIN_VALUE / 2 : previous.toEpochSecond();
  }
}
