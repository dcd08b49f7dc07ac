package dev.weir.tests.reference;

import dev.weir.type.IntervalType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How values are written in a text, for CAST in both directions. */
@SuppressWarnings({"ByteBufferBackingArray", "JavaLocalDateTimeGetNano", "JavaLocalTimeGetNano"})
final class Spelling {
  private static final Set<String> YES = Set.of("t", "true", "y", "yes", "1");
  private static final Set<String> NO = Set.of("f", "false", "n", "no", "0");

  private final ZoneId zone;

  Spelling(ZoneId zone) {
    this.zone = zone;
  }

  String print(Object value, SqlType type) {
    return switch (value) {
      case String text -> text;
      case Boolean b -> b ? "TRUE" : "FALSE";
      case BigDecimal decimal -> decimal.toPlainString();
      case Long interval when type instanceof IntervalType i -> interval(interval, i.months());
      case ByteBuffer bytes -> Texts.decode(bytes.array());
      case LocalDate date -> date.toString();
      case LocalTime time -> time(time, ((TimeType) type).precision());
      case LocalDateTime time -> timestamp(time, ((TimestampType) type).precision());
      case Instant instant ->
          timestamp(LocalDateTime.ofInstant(instant, zone), ((TimestampType) type).precision());
      case List<?> fields -> row(fields, (RowType) type);
      default -> value.toString();
    };
  }

  private String row(List<?> fields, RowType type) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      @Nullable Object field = fields.get(i);
      texts.add(field == null ? "NULL" : print(field, type.type(i)));
    }
    return "(" + String.join(", ", texts) + ")";
  }

  private static String interval(long count, boolean months) {
    String sign = count < 0 ? "-" : "+";
    if (count == Long.MIN_VALUE) {
      throw new Unspecified("longest interval");
    }
    long size = Math.abs(count);
    if (months) {
      return sign + size / 12 + "-" + String.format("%02d", size % 12);
    }
    return sign
        + size / 86_400_000
        + " "
        + DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH)
            .format(LocalTime.ofNanoOfDay(size % 86_400_000 * 1_000_000));
  }

  /** As many digits of the second as are needed, at least one if there may be some. */
  private static String time(LocalTime time, int precision) {
    String seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).format(time);
    String fraction = String.format("%09d", time.getNano()).substring(0, precision);
    String kept = fraction.replaceFirst("0*$", "");
    return precision == 0 ? seconds : seconds + "." + (kept.isEmpty() ? "0" : kept);
  }

  private static String timestamp(LocalDateTime time, int precision) {
    if (time.getYear() < 1 || time.getYear() > 9999) {
      throw new Unspecified("year " + time.getYear());
    }
    String seconds =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH).format(time);
    String fraction = String.format("%09d", time.getNano()).substring(0, precision);
    return precision == 0 ? seconds : seconds + "." + fraction;
  }

  static Boolean truth(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return true;
    }
    if (NO.contains(word)) {
      return false;
    }
    if (!word.equals(word.strip())) {
      throw new Unspecified("truth value between blanks");
    }
    throw new NumberFormatException("no truth value: " + text);
  }

  /** The text without blanks around it if it is a plain number. */
  static String number(String text) {
    String number = text.strip();
    if (number.matches("[+-]?[0-9]{1,60}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?")) {
      return number;
    }
    if (number.toLowerCase(Locale.ROOT).matches(".*(nan|infinity|[0-9]|\\p{IsDigit}).*")
        || number.chars().anyMatch(Character::isDigit)) {
      throw new Unspecified("odd spelling of a number");
    }
    throw new NumberFormatException("no number: " + text);
  }

  private static String unpadded(String text) {
    if (!text.equals(text.strip())) {
      throw new Unspecified("time between blanks");
    }
    return text;
  }

  static LocalDate date(String text) {
    String date = unpadded(text);
    if (date.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return LocalDate.parse(date);
    }
    TimeTexts.needNoDigits(text);
    throw new NumberFormatException("no date: " + text);
  }

  static LocalTime time(String text) {
    String time = unpadded(text);
    if (time.matches("\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?")) {
      return LocalTime.parse(time);
    }
    TimeTexts.needNoDigits(text);
    throw new NumberFormatException("no time: " + text);
  }

  static LocalDateTime timestamp(String text) {
    String time = unpadded(text);
    if (time.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?")) {
      return LocalDateTime.parse(time.replace(' ', 'T'));
    }
    if (time.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return LocalDate.parse(time).atStartOfDay();
    }
    TimeTexts.needNoDigits(text);
    throw new NumberFormatException("no timestamp: " + text);
  }
}
