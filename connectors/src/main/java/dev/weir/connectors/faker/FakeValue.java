package dev.weir.connectors.faker;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Turns the text that an expression gave into a value of the column's type. */
final class FakeValue {
  /** How java.util.Date prints itself, which older expressions give. */
  private static final DateTimeFormatter DATE_TEXT =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH);

  private FakeValue() {}

  static void put(FakeColumn fake, String text, Column column, int row) {
    try {
      switch (fake.type()) {
        case BooleanType b -> longs(column, row, Boolean.parseBoolean(text) ? 1 : 0);
        case IntegerType type -> longs(column, row, integer(type, text));
        case FloatingType(boolean wide, boolean n) ->
            ((DoubleColumn) column)
                .set(row, wide ? Double.parseDouble(text) : Float.parseFloat(text));
        case DecimalType type -> decimal(type, text, column, row);
        case CharacterType(int length, boolean fixed, boolean n) ->
            bytes(column, row, text.length() > length ? text.substring(0, length) : text);
        case BinaryType b -> bytes(column, row, text);
        case DateType d -> longs(column, row, dateTime(text).toLocalDate().toEpochDay());
        case TimeType t -> longs(column, row, time(text).toNanoOfDay() / 1_000_000);
        case TimestampType type -> longs(column, row, ticks(type, dateTime(text)));
        case IntervalType i -> longs(column, row, Long.parseLong(text.strip()));
        case NullType n -> column.nulls().set(row);
        case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
            throw new IllegalArgumentException(fake.path());
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw fake.wrong("it gave \"" + text + "\", which is no " + fake.type().name());
    }
  }

  private static void longs(Column column, int row, long value) {
    ((LongColumn) column).set(row, value);
  }

  private static void bytes(Column column, int row, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ((BytesColumn) column).append(row, utf8, 0, utf8.length);
  }

  private static long integer(IntegerType type, String text) {
    long value = Long.parseLong(text.strip());
    if (value < type.width().min() || value > type.width().max()) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  private static void decimal(DecimalType type, String text, Column column, int row) {
    BigInteger unscaled =
        new BigDecimal(text.strip()).setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
    if (unscaled.abs().compareTo(BigInteger.TEN.pow(type.precision())) >= 0) {
      throw new NumberFormatException(text);
    }
    if (column instanceof Int128Column wide) {
      Int128 value = new Int128();
      value.set(unscaled);
      wide.set(row, value.high, value.low);
    } else {
      longs(column, row, unscaled.longValue());
    }
  }

  private static long ticks(TimestampType type, LocalDateTime time) {
    Instant instant = time.toInstant(ZoneOffset.UTC);
    long unit = type.unitsPerSecond();
    return instant.getEpochSecond() * unit + instant.getNano() / (1_000_000_000L / unit);
  }

  private static LocalTime time(String text) {
    return text.contains("-") ? dateTime(text).toLocalTime() : LocalTime.parse(text.strip());
  }

  /** Reads the forms of a date that expressions give, as a time in UTC. */
  private static LocalDateTime dateTime(String text) {
    String value = text.strip();
    if (!value.isEmpty() && Character.isLetter(value.charAt(0))) {
      return ZonedDateTime.parse(value, DATE_TEXT)
          .withZoneSameInstant(ZoneOffset.UTC)
          .toLocalDateTime();
    }
    if (value.length() == 10) {
      return LocalDate.parse(value).atStartOfDay();
    }
    String iso = value.replace(' ', 'T');
    boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
    return zoned
        ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(iso);
  }
}
