package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.text.DateText;
import dev.weir.text.LongResult;
import dev.weir.text.TimestampText;
import dev.weir.time.ZoneShift;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Times from and to text in formats, epoch times, and the present. */
public final class TemporalTexts {
  private static final long DAY = 86_400_000;

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

  public static boolean toDate(Slice text, Slice format, TimeFormat cache, LongResult out) {
    boolean ok = cache.parse(text, format, out);
    out.value = Math.floorDiv(out.value, DAY);
    return ok;
  }

  public static boolean toTimestamp(Slice text, LongResult out) {
    return TimestampText.parseLoose(text.data, text.offset, text.length, 3, out);
  }

  public static boolean toTimestamp(Slice text, Slice format, TimeFormat cache, LongResult out) {
    return cache.parse(text, format, out);
  }

  public static boolean toInstant(long epoch, LongResult out) {
    return toInstant(epoch, 3, out);
  }

  /** The instant of an epoch time in seconds (0) or milliseconds (3). */
  public static boolean toInstant(long epoch, long precision, LongResult out) {
    out.value = precision == 0 ? epoch * 1000 : epoch;
    return precision == 0 || precision == 3;
  }

  public static boolean textToInstant(Slice text, EvalContext context, LongResult out) {
    boolean ok = toTimestamp(text, out);
    out.value = context.zone.toInstant(out.value, 1000);
    return ok;
  }

  public static boolean textToInstant(
      Slice text, Slice format, TimeFormat cache, EvalContext context, LongResult out) {
    boolean ok = cache.parse(text, format, out);
    out.value = context.zone.toInstant(out.value, 1000);
    return ok;
  }

  public static void fromUnix(long seconds, EvalContext context, BytesResult out) {
    TimestampText.print(context.zone.toLocal(seconds * 1000, 1000), 0, out.start());
    out.finish();
  }

  public static void fromUnix(
      long seconds, Slice format, TimeFormat cache, EvalContext context, BytesResult out) {
    cache.print(context.zone.toLocal(seconds * 1000, 1000), 1000, format, out);
  }

  public static long unixNow(EvalContext context) {
    return Math.floorDiv(context.nowMillis(), 1000);
  }

  /** The epoch time of a reading of the session's clock; the least number if the text is none. */
  public static long unixOf(Slice text, EvalContext context) {
    LongResult out = new LongResult();
    return textToInstant(text, context, out) ? Math.floorDiv(out.value, 1000) : Long.MIN_VALUE;
  }

  public static long unixOf(Slice text, Slice format, TimeFormat cache, EvalContext context) {
    LongResult out = new LongResult();
    return textToInstant(text, format, cache, context, out)
        ? Math.floorDiv(out.value, 1000)
        : Long.MIN_VALUE;
  }

  public static boolean convertZone(Slice text, Slice from, Slice to, BytesResult out) {
    LongResult reading = new LongResult();
    if (!toTimestamp(text, reading)) {
      return false;
    }
    try {
      long instant = new ZoneShift(ZoneId.of(from.toString())).toInstant(reading.value, 1000);
      long shown = new ZoneShift(ZoneId.of(to.toString())).toLocal(instant, 1000);
      TimestampText.print(shown, 0, out.start());
      out.finish();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  public static long now(EvalContext context) {
    return context.nowMillis();
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
