package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.text.DateText;
import dev.weir.text.DecimalText;
import dev.weir.text.LongResult;
import dev.weir.text.TimestampText;
import dev.weir.time.Watermark;
import dev.weir.time.ZoneShift;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TimeZone;

/** Times from and to text in formats, epoch times, and the present. */
public final class TemporalTexts {
  private static final long DAY = 86_400_000;
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  /** 0001-01-01 00:00:00 and 9999-12-31 23:59:59. */
  private static final long LEAST_SECOND = -62_135_596_800L;

  private static final long MOST_SECOND = 253_402_300_799L;

  private TemporalTexts() {}

  public static void format(
      long ticks, long units, Slice format, TimeFormat cache, BytesResult out) {
    cache.print(ticks, units, format, out);
  }

  /** The same for a timestamp given as text; NULL if it is none. */
  public static boolean formatText(Slice text, Slice format, TimeFormat cache, BytesResult out) {
    LongResult ticks = new LongResult();
    if (!TimestampText.parseLoose(text.data, text.offset, text.length, 6, ticks)) {
      return false;
    }
    cache.print(ticks.value, 1_000_000, format, out);
    return true;
  }

  public static boolean toDate(Slice text, LongResult out) {
    return DateText.parseLoose(text.data, text.offset, text.length, out);
  }

  public static boolean toDate(Slice text, Slice format, LenientFormat cache, LongResult out) {
    boolean ok = cache.parse(text, format, UTC, out);
    out.value = Math.floorDiv(out.value, DAY);
    return ok;
  }

  public static boolean toTimestamp(Slice text, LongResult out) {
    return TimestampText.parseLoose(text.data, text.offset, text.length, 3, out);
  }

  public static boolean toTimestamp(Slice text, Slice format, TimeFormat cache, LongResult out) {
    return cache.parse(text, format, 1000, out);
  }

  /**
   * An epoch time of so many digits after the point, 0 to 9, as an instant in ticks; NULL if too
   * far.
   */
  public static boolean toInstant(long epoch, long precision, long units, LongResult out) {
    if (precision < 0 || precision > 9) {
      return false;
    }
    long perSecond = DecimalText.power((int) precision);
    long seconds = Math.floorDiv(epoch, perSecond);
    if (seconds < LEAST_SECOND || seconds > MOST_SECOND) {
      return false;
    }
    long fraction = Math.floorMod(epoch, perSecond);
    out.value = seconds * units + fraction * units / perSecond;
    return true;
  }

  /** The same for a number with a fraction; what is beyond milliseconds is cut off. */
  public static boolean toInstant(double epoch, long precision, long units, LongResult out) {
    if (precision < 0 || precision > 9) {
      return false;
    }
    double nanos = epoch * DecimalText.power(9 - (int) precision);
    // Nanoseconds are cut off towards zero first, as Flink does
    double millis = Math.floor((Math.abs(nanos) < 1e18 ? (long) nanos : nanos) / 1e6);
    return Math.abs(millis) < 1e18 && toInstant((long) millis, 3, units, out);
  }

  /** A text without a zone is one of UTC's clock, whatever the session's zone is, as in Flink. */
  public static boolean textToInstant(Slice text, LongResult out) {
    return toTimestamp(text, out);
  }

  public static boolean textToInstant(
      Slice text, Slice format, long units, TimeFormat cache, LongResult out) {
    return cache.parse(text, format, units, out);
  }

  /** The instant of a reading of that zone's clock; NULL if the zone does not exist. */
  public static boolean textToInstant(
      Slice text, Slice format, Slice zone, long units, TimeFormat cache, LongResult out) {
    try {
      boolean ok = cache.parse(text, format, units, out);
      out.value = new ZoneShift(ZoneId.of(zone.toString())).toInstant(out.value, units);
      return ok;
    } catch (DateTimeException e) {
      return false;
    }
  }

  public static void fromUnix(
      long seconds, LenientFormat cache, EvalContext context, BytesResult out) {
    cache.print(seconds * 1000, context.timeZone, out);
  }

  public static void fromUnix(
      long seconds, Slice format, LenientFormat cache, EvalContext context, BytesResult out) {
    cache.print(seconds * 1000, format, context.timeZone, out);
  }

  public static long unixNow(EvalContext context) {
    return Math.floorDiv(context.nowMillis(), 1000);
  }

  /** The epoch time of a reading of the session's clock; the least number if the text is none. */
  public static long unixOf(Slice text, LenientFormat cache, EvalContext context) {
    LongResult out = new LongResult();
    return cache.parse(text, context.timeZone, out) ? out.value / 1000 : Long.MIN_VALUE;
  }

  public static long unixOf(Slice text, Slice format, LenientFormat cache, EvalContext context) {
    LongResult out = new LongResult();
    return cache.parse(text, format, context.timeZone, out) ? out.value / 1000 : Long.MIN_VALUE;
  }

  /** As in Flink a zone that does not exist is GMT. */
  public static boolean convertZone(
      Slice text, Slice from, Slice to, LenientFormat cache, BytesResult out) {
    LongResult instant = new LongResult();
    if (!cache.parse(text, cache.zone(from), instant)) {
      return false;
    }
    cache.print(instant.value, cache.zone(to), out);
    return true;
  }

  public static long now(EvalContext context) {
    return context.nowMillis();
  }

  /** The watermark of the task; NULL if there is none yet. */
  public static boolean watermark(long time, EvalContext context, LongResult out) {
    out.value = context.watermark();
    return out.value != Watermark.NONE;
  }

  public static long localNow(EvalContext context) {
    return context.localNowMillis();
  }

  public static long today(EvalContext context) {
    return Math.floorDiv(context.localNowMillis(), DAY);
  }

  public static long timeOfDay(EvalContext context) {
    return Math.floorMod(context.localNowMillis(), DAY);
  }
}
