package dev.weir.engine.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.time.CivilDate;

/** Parts of times and sums of times and intervals. A reading is ticks of a wall clock. */
public final class Temporals {
  private static final long DAY = 86_400_000;

  private Temporals() {}

  /** The reading of the session's clock at an instant. */
  public static long toLocal(long ticks, long units, EvalContext context) {
    return context.zone.toLocal(ticks, units);
  }

  /** The instant at which the session's clock shows a reading. */
  public static long toInstant(long ticks, long units, EvalContext context) {
    return context.zone.toInstant(ticks, units);
  }

  public static long daysOf(long ticks, long units) {
    return Math.floorDiv(ticks, 86_400 * units);
  }

  /** The days of an interval; a part of a day moves no date, in either direction. */
  public static long wholeDays(long millis) {
    return millis / DAY;
  }

  /** Milliseconds since midnight. */
  public static long timeOf(long ticks, long units) {
    return Math.floorMod(ticks, 86_400 * units) / (units / 1000);
  }

  /** Towards the future. */
  public static long ceilDiv(long ticks, long divisor) {
    return Math.ceilDiv(ticks, divisor);
  }

  /** Ticks divided, and cut to a multiple of the grain. */
  public static long coarser(long ticks, long divisor, long grain) {
    long fewer = Math.floorDiv(ticks, divisor);
    return fewer - Math.floorMod(fewer, grain);
  }

  /** Moves ticks on by months. */
  public static long plusMonths(long ticks, long months, long ticksPerDay) {
    long days = Math.floorDiv(ticks, ticksPerDay);
    return CivilDate.plusMonths(days, months) * ticksPerDay + (ticks - days * ticksPerDay);
  }

  /** Moves a time of day on, over midnight if need be. */
  public static long plusTime(long millis, long more) {
    return Math.floorMod(millis + more, DAY);
  }

  /**
   * Months from one reading in milliseconds to another, as Flink counts them: whole ones between
   * the dates, and one less if they lead just to the other date but to a later time of it.
   */
  public static long monthsBetween(long from, long to) {
    long fromDay = Math.floorDiv(from, DAY);
    long toDay = Math.floorDiv(to, DAY);
    long months = fromDay <= toDay ? wholeMonths(fromDay, toDay) : -wholeMonths(toDay, fromDay);
    boolean earlier = to - toDay * DAY < from - fromDay * DAY;
    return earlier && CivilDate.plusMonths(fromDay, months) == toDay ? months - 1 : months;
  }

  private static long wholeMonths(long early, long late) {
    long from = CivilDate.ofDays(early);
    long to = CivilDate.ofDays(late);
    long months =
        (CivilDate.year(to) - CivilDate.year(from)) * 12L
            + CivilDate.month(to)
            - CivilDate.month(from);
    return CivilDate.plusMonths(early, months) > late ? months - 1 : months;
  }

  /** A time in finer ticks; fails for one that nanoseconds can't count to. */
  public static long finer(long ticks, long factor) {
    if (Math.multiplyHigh(ticks, factor) != ticks * factor >> 63) {
      throw new WeirException(
          ErrorCode.INVALID_CAST,
          "a timestamp before 1677 or after 2262 can't have more than 6 digits after the point");
    }
    return ticks * factor;
  }
}
