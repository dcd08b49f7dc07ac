package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.LongResult;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The last format of a call site by the rules of {@link SimpleDateFormat}, as the functions over
 * epoch seconds have them in Flink: month 13 is January of the next year, what follows the time is
 * not looked at, a zone that does not exist is GMT. Not thread-safe.
 */
public final class LenientFormat {
  private static final Slice USUAL = Slice.of("yyyy-MM-dd HH:mm:ss");

  private static final int MOST_ZONES = 1000;

  private final Map<String, TimeZone> zones = new HashMap<>();
  private @Nullable Slice source;
  private @Nullable SimpleDateFormat format;

  /** Reads an instant in milliseconds; false if the text is none. */
  boolean parse(Slice text, Slice pattern, TimeZone zone, LongResult out) {
    SimpleDateFormat known = format(pattern);
    known.setTimeZone(zone);
    if (known.parse(text.toString(), new ParsePosition(0)) == null) {
      return false;
    }
    out.value = known.getCalendar().getTimeInMillis();
    return true;
  }

  /** The zone of that name, or GMT. */
  TimeZone zone(Slice name) {
    if (zones.size() > MOST_ZONES) {
      zones.clear();
    }
    return zones.computeIfAbsent(name.toString(), TimeZone::getTimeZone);
  }

  boolean parse(Slice text, TimeZone zone, LongResult out) {
    return parse(text, USUAL, zone, out);
  }

  /** Writes what the zone's clocks show at an instant. */
  void print(long millis, Slice pattern, TimeZone zone, BytesResult out) {
    SimpleDateFormat known = format(pattern);
    known.setTimeZone(zone);
    out.set(known.format(millis));
  }

  void print(long millis, TimeZone zone, BytesResult out) {
    print(millis, USUAL, zone, out);
  }

  private SimpleDateFormat format(Slice pattern) {
    SimpleDateFormat known = format;
    if (known == null || source == null || !Slice.same(source, pattern)) {
      known = compile(pattern.toString());
      source = Slice.of(pattern.toBytes());
      format = known;
    }
    return known;
  }

  private static SimpleDateFormat compile(String pattern) {
    try {
      return new SimpleDateFormat(pattern, Locale.US);
    } catch (IllegalArgumentException e) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "\"" + pattern + "\" is not a date format", e);
    }
  }
}
