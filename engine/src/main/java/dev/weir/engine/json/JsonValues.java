package dev.weir.engine.json;

import dev.weir.engine.variadic.Arguments;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;

/** SQL values as JSON values. */
public final class JsonValues {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  private JsonValues() {}

  /** Fails for a type without JSON in Flink, and for collections, which Weir does not write yet. */
  public static void check(String function, SqlType type) {
    boolean none =
        type instanceof DateType
            || type instanceof TimeType
            || type instanceof IntervalType
            || type instanceof RowType
            || type instanceof ArrayType
            || type instanceof MapType
            || type instanceof MultisetType
            || type instanceof VariantType;
    if (none) {
      throw Arguments.refused(function, type);
    }
  }

  static Object of(Object value, SqlType type) {
    return switch (type) {
      case BooleanType b -> ((Long) value).longValue() != 0;
      case IntegerType i -> BigInteger.valueOf(((Long) value).longValue());
      case FloatingType f -> number(((Double) value).doubleValue());
      case DecimalType d -> value;
      case CharacterType c -> new String((byte[]) value, StandardCharsets.UTF_8);
      case BinaryType b -> Base64.getEncoder().encodeToString((byte[]) value);
      case TimestampType timestamp -> timestamp(((Long) value).longValue(), timestamp);
      case NullType n -> JsonNull.NULL;
      case DateType d -> throw refused(type);
      case TimeType t -> throw refused(type);
      case IntervalType i -> throw refused(type);
      case RowType r -> throw refused(type);
      case ArrayType a -> throw refused(type);
      case MapType m -> throw refused(type);
      case MultisetType m -> throw refused(type);
      case VariantType v -> throw refused(type);
    };
  }

  /** JSON has no infinities: they are strings. */
  private static Object number(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value) : Double.toString(value);
  }

  private static String timestamp(long ticks, TimestampType type) {
    long seconds = Math.floorDiv(ticks, type.unitsPerSecond());
    long nanosPerTick = 1_000_000_000 / type.unitsPerSecond();
    int nanos = (int) (Math.floorMod(ticks, type.unitsPerSecond()) * nanosPerTick);
    LocalDateTime reading = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    return TIMESTAMP.format(reading) + (type.local() ? "Z" : "");
  }

  private static WeirException refused(SqlType type) {
    return Arguments.refused("JSON_STRING", type);
  }
}
