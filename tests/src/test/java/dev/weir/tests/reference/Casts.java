package dev.weir.tests.reference;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Cast;
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
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** CAST and TRY_CAST: numbers are cut and wrap as Java's do, texts are parsed or fail. */
@SuppressWarnings({
  "ByteBufferBackingArray",
  "JavaInstantGetSecondsGetNano",
  "JavaLocalDateTimeGetNano",
  "JavaLocalTimeGetNano"
})
final class Casts {
  private final ZoneId zone;
  private final Spelling spelling;

  Casts(ZoneId zone) {
    this.zone = zone;
    this.spelling = new Spelling(zone);
  }

  @Nullable Object cast(@Nullable Object value, Cast cast) {
    if (value == null) {
      return null;
    }
    try {
      return convert(value, cast.input().type(), cast.type());
    } catch (NumberFormatException | java.time.DateTimeException e) {
      if (cast.lenient()) {
        return null;
      }
      throw new WeirException(ErrorCode.INVALID_CAST, "no " + cast.type() + ": " + value, e);
    }
  }

  private @Nullable Object convert(Object value, SqlType from, SqlType to) {
    return switch (to) {
      case BooleanType b -> toBoolean(value);
      case IntegerType i -> toInteger(value, i);
      case FloatingType f -> toFloating(value, f);
      case DecimalType d -> Arithmetic.fit(toDecimal(value), d);
      case CharacterType c -> sized(spelling.print(value, from), c);
      case BinaryType b -> toBytes(value, b);
      case DateType d -> Times.inRange(toDate(value), d);
      case TimeType t -> toTime(value, t);
      case TimestampType t -> toTimestamp(value, t);
      case IntervalType i -> throw new Unspecified("cast to an interval");
      case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
          throw new Unspecified("cast to a structure");
      case NullType n -> throw new Unspecified("cast to NULL");
    };
  }

  private static Object toBoolean(Object value) {
    return switch (value) {
      case Boolean b -> b;
      case String text -> Spelling.truth(text);
      case Long number -> number != 0;
      case BigDecimal number -> number.signum() != 0;
      case Float number -> number != 0;
      case Double number -> number != 0;
      default -> throw new Unspecified("cast to BOOLEAN");
    };
  }

  private static Object toInteger(Object value, IntegerType type) {
    return switch (value) {
      case Boolean b -> b ? 1L : 0L;
      case Long number -> Arithmetic.wrap(BigInteger.valueOf(number), type);
      case BigDecimal number ->
          Arithmetic.wrap(number.setScale(0, RoundingMode.DOWN).unscaledValue(), type);
      case Float number -> cut(number, type);
      case Double number -> cut(number, type);
      case String text -> integer(Spelling.number(text), type);
      default -> throw new Unspecified("cast to an integer");
    };
  }

  /** Java's own conversion: to the ends of INT or BIGINT at most, of INT to less bits. */
  private static Object cut(double number, IntegerType type) {
    return switch (type.width()) {
      case TINYINT -> (long) (byte) number;
      case SMALLINT -> (long) (short) number;
      case INT -> (long) (int) number;
      case BIGINT -> (long) number;
    };
  }

  private static Object integer(String text, IntegerType type) {
    if (text.matches(".*[eE].*")) {
      throw new Unspecified("exponent of an integer");
    }
    BigInteger number = new BigDecimal(text).setScale(0, RoundingMode.DOWN).toBigInteger();
    Long wrapped = Arithmetic.wrap(number, type);
    if (!BigInteger.valueOf(wrapped).equals(number)) {
      throw new NumberFormatException("beyond " + type);
    }
    return wrapped;
  }

  private static Object toFloating(Object value, FloatingType type) {
    double number =
        switch (value) {
          case Boolean b -> b ? 1 : 0;
          case Long whole -> type.doublePrecision() ? (double) whole : (float) (long) whole;
          case Float f -> f;
          case Double d -> d;
          case BigDecimal decimal -> decimal.doubleValue();
          case String text ->
              type.doublePrecision()
                  ? Double.parseDouble(Spelling.number(text))
                  : Float.parseFloat(Spelling.number(text));
          default -> throw new Unspecified("cast to a floating-point number");
        };
    return type.doublePrecision() ? (Object) number : (Object) (float) number;
  }

  private static BigDecimal toDecimal(Object value) {
    return switch (value) {
      case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
      case Long whole -> BigDecimal.valueOf(whole);
      case Float f -> BigDecimal.valueOf(f);
      case Double d -> BigDecimal.valueOf(d);
      case BigDecimal decimal -> decimal;
      case String text -> new BigDecimal(Spelling.number(text));
      default -> throw new Unspecified("cast to DECIMAL");
    };
  }

  private static String sized(String text, CharacterType type) {
    if (type.length() == CharacterType.UNBOUNDED) {
      return text;
    }
    int length = (int) Texts.length(text);
    if (length >= type.length()) {
      return text.substring(0, text.offsetByCodePoints(0, type.length()));
    }
    return type.fixed() ? text + " ".repeat(type.length() - length) : text;
  }

  private static Object toBytes(Object value, BinaryType type) {
    byte[] bytes =
        switch (value) {
          case ByteBuffer buffer -> buffer.array();
          case String text -> Texts.utf8(text);
          default -> throw new Unspecified("cast to BYTES");
        };
    boolean resized = bytes.length > type.length() || type.fixed();
    return ByteBuffer.wrap(resized ? Arrays.copyOf(bytes, type.length()) : bytes);
  }

  private Object toDate(Object value) {
    return switch (value) {
      case LocalDate date -> date;
      case LocalDateTime time -> time.toLocalDate();
      case Instant instant -> LocalDate.ofInstant(instant, zone);
      case String text -> Spelling.date(text);
      default -> throw new Unspecified("cast to DATE");
    };
  }

  private Object toTime(Object value, TimeType type) {
    LocalTime time =
        switch (value) {
          case LocalTime clock -> clock;
          case LocalDateTime local -> local.toLocalTime();
          case Instant instant -> LocalTime.ofInstant(instant, zone);
          case String text -> Spelling.time(text);
          default -> throw new Unspecified("cast to TIME");
        };
    LocalTime kept = time.truncatedTo(ChronoUnit.MILLIS);
    if (type.precision() == 0 && kept.getNano() != 0) {
      throw new Unspecified("milliseconds in TIME(0)");
    }
    return kept;
  }

  private Object toTimestamp(Object value, TimestampType type) {
    Object time =
        switch (value) {
          case LocalDate date -> local(date.atStartOfDay(), type);
          case LocalDateTime local -> local(local, type);
          case Instant instant when type.local() -> instant;
          case Instant instant -> LocalDateTime.ofInstant(instant, zone);
          case String text -> local(Spelling.timestamp(text), type);
          default -> throw new Unspecified("cast to TIMESTAMP");
        };
    return Times.inRange(truncated(time, type), type);
  }

  private Object local(LocalDateTime time, TimestampType type) {
    return type.local() ? time.atZone(zone).toInstant() : time;
  }

  private static Object truncated(Object time, TimestampType type) {
    int step = (int) Math.pow(10, 9 - type.precision());
    return switch (time) {
      case Instant instant ->
          instant.with(
              java.time.temporal.ChronoField.NANO_OF_SECOND,
              instant.getNano() / step * (long) step);
      case LocalDateTime local -> local.withNano(local.getNano() / step * step);
      default -> throw new IllegalStateException("no timestamp: " + time);
    };
  }
}
