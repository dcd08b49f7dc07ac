package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.LongResult;
import dev.weir.text.TimestampText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The last date format of a call site, and the last text that it gave: rows that lie near each
 * other have near times, so that most days, hours or minutes are printed once for thousands of
 * rows.
 */
public final class TimeFormat {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final String DATE_LETTERS = "GuyDMLdQqYwWEecF";
  private static final String HOUR_LETTERS = "ahHkK";

  private @Nullable Slice source;
  private @Nullable DateTimeFormatter formatter;

  /** For how many seconds from a multiple of them on the text stays the same; 0 if not for one. */
  private long span;

  /** The seconds for which {@link #text} holds. */
  private long textFrom;

  private long textUntil;
  private Slice text = new Slice();

  /** Writes a reading of a wall clock. */
  void print(long ticks, long units, Slice format, BytesResult out) {
    long seconds = Math.floorDiv(ticks, units);
    DateTimeFormatter known = formatter(format);
    if (seconds >= textUntil || seconds < textFrom) {
      long nanos = Math.floorMod(ticks, units) * (1_000_000_000 / units);
      text =
          print(known, LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC), format);
      textFrom = span == 0 ? 0 : Math.floorDiv(seconds, span) * span;
      textUntil = textFrom + span;
    }
    out.view(text);
  }

  private static Slice print(DateTimeFormatter formatter, LocalDateTime time, Slice format) {
    try {
      return Slice.of(formatter.format(time));
    } catch (DateTimeException e) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "format \"" + format + "\" asks for what a timestamp lacks",
          e);
    }
  }

  /**
   * Reads a wall clock's time in ticks; false if the text is none. As in Flink, a text that has not
   * the format may be one in the usual format.
   */
  boolean parse(Slice text, Slice format, long units, LongResult out) {
    DateTimeFormatter known;
    try {
      known = formatter(format);
    } catch (WeirException e) {
      return false;
    }
    try {
      TemporalAccessor parsed = known.parse(text.toString());
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      LocalDateTime both =
          (date == null ? date(parsed) : date).atTime(time == null ? LocalTime.MIDNIGHT : time);
      long fraction = both.get(ChronoField.NANO_OF_SECOND) / (1_000_000_000 / units);
      out.value = both.toEpochSecond(ZoneOffset.UTC) * units + fraction;
      return true;
    } catch (DateTimeParseException e) {
      int precision = units == 1000 ? 3 : units == 1_000_000 ? 6 : 9;
      return TimestampText.parseLoose(text.data, text.offset, text.length, precision, out);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** A date of the parts that there are: the first of the year or month if that is all. */
  private static LocalDate date(TemporalAccessor parsed) {
    return LocalDate.of(
        part(parsed, ChronoField.YEAR, 1970),
        part(parsed, ChronoField.MONTH_OF_YEAR, 1),
        part(parsed, ChronoField.DAY_OF_MONTH, 1));
  }

  private static int part(TemporalAccessor parsed, ChronoField field, int otherwise) {
    return parsed.isSupported(field) ? parsed.get(field) : otherwise;
  }

  private DateTimeFormatter formatter(Slice format) {
    DateTimeFormatter known = formatter;
    if (known == null || source == null || !Slice.same(source, format)) {
      known = compile(format.toString());
      source = Slice.of(format.toBytes());
      formatter = known;
      span = span(format.toString());
      textFrom = 0;
      textUntil = 0;
    }
    return known;
  }

  /** How many seconds the finest part of a format stands for. */
  private static long span(String format) {
    long least = SECONDS_PER_DAY;
    boolean quoted = false;
    for (int i = 0; i < format.length(); i++) {
      char letter = format.charAt(i);
      quoted ^= letter == '\'';
      if (!quoted && Character.isLetter(letter)) {
        least = Math.min(least, spanOf(letter));
      }
    }
    return least;
  }

  private static long spanOf(char letter) {
    if (DATE_LETTERS.indexOf(letter) >= 0) {
      return SECONDS_PER_DAY;
    }
    if (HOUR_LETTERS.indexOf(letter) >= 0) {
      return 3600;
    }
    return switch (letter) {
      case 'm' -> 60;
      case 's' -> 1;
      default -> 0;
    };
  }

  private static DateTimeFormatter compile(String format) {
    try {
      // y is the year of an era and would need one to be read back
      return DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.US);
    } catch (IllegalArgumentException e) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "\"" + format + "\" is not a date format", e);
    }
  }
}
