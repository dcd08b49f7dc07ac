package dev.weir.tests.reference;

import dev.weir.expr.Literal;
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
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between the reference's objects and what literals and columns hold. */
@SuppressWarnings("ByteBufferBackingArray")
final class Literals {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  private Literals() {}

  static Literal of(@Nullable Object value, SqlType type) {
    return new Literal(value == null ? null : stored(value, type), type);
  }

  static @Nullable Object value(Literal literal) {
    Object value = literal.value();
    return switch (value) {
      case null -> null;
      case Long number -> fromLong(number, literal.type());
      case Double number when literal.type() instanceof FloatingType floating ->
          floating.doublePrecision() ? value : (Object) number.floatValue();
      case Literal.Binary binary -> ByteBuffer.wrap(HexFormat.of().parseHex(binary.hex()));
      default -> value;
    };
  }

  private static Object stored(Object value, SqlType type) {
    return switch (value) {
      case Float number -> number.doubleValue();
      case ByteBuffer bytes -> new Literal.Binary(HexFormat.of().formatHex(bytes.array()));
      case Boolean b -> b;
      default ->
          type.layout() == dev.weir.type.Layout.LONG && !(type instanceof DecimalType)
              ? (Object) toLong(value, type)
              : value;
    };
  }

  /** What a column of 64-bit values holds for the value. */
  static long toLong(Object value, SqlType type) {
    return switch (type) {
      case BooleanType b -> (Boolean) value ? 1 : 0;
      case IntegerType i -> (Long) value;
      case IntervalType i -> (Long) value;
      case DecimalType d -> ((java.math.BigDecimal) value).unscaledValue().longValueExact();
      case DateType d -> ((LocalDate) value).toEpochDay();
      case TimeType t -> ((LocalTime) value).toNanoOfDay() / 1_000_000;
      case TimestampType t -> ticks(instant(value), t).longValueExact();
      case FloatingType f -> throw new IllegalArgumentException(f.name());
      case CharacterType c -> throw new IllegalArgumentException(c.name());
      case BinaryType b -> throw new IllegalArgumentException(b.name());
      case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
          throw new IllegalArgumentException(type.name());
      case NullType n -> throw new IllegalArgumentException(n.name());
    };
  }

  static Object fromLong(long value, SqlType type) {
    return switch (type) {
      case BooleanType b -> value != 0;
      case IntegerType i -> value;
      case IntervalType i -> value;
      case DecimalType d -> new java.math.BigDecimal(BigInteger.valueOf(value), d.scale());
      case DateType d -> LocalDate.ofEpochDay(value);
      case TimeType t when value < 0 || value >= 86_400_000 -> "no time of day: " + value;
      case TimeType t -> LocalTime.ofNanoOfDay(value * 1_000_000);
      case TimestampType t -> fromTicks(value, t);
      case FloatingType f -> throw new IllegalArgumentException(f.name());
      case CharacterType c -> throw new IllegalArgumentException(c.name());
      case BinaryType b -> throw new IllegalArgumentException(b.name());
      case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
          throw new IllegalArgumentException(type.name());
      case NullType n -> throw new IllegalArgumentException(n.name());
    };
  }

  /** The count of the type's ticks, which may be too large for a long. */
  static BigInteger ticks(Instant instant, TimestampType type) {
    BigInteger nanos =
        BigInteger.valueOf(instant.getEpochSecond())
            .multiply(NANOS)
            .add(BigInteger.valueOf(instant.getNano()));
    return nanos.divide(NANOS.divide(BigInteger.valueOf(type.unitsPerSecond())));
  }

  private static Object fromTicks(long ticks, TimestampType type) {
    long units = type.unitsPerSecond();
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(ticks, units), Math.floorMod(ticks, units) * (1_000_000_000 / units));
    return type.local() ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Object value) {
    return value instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : (Instant) Objects.requireNonNull(value);
  }
}
