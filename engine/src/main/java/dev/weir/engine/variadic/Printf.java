package dev.weir.engine.variadic;

import dev.weir.engine.function.BytesResult;
import dev.weir.error.WeirException;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.IllegalFormatException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * PRINTF, which is Java's formatter over Flink's own forms of values: a date is its number of days,
 * a decimal and a timestamp are texts.
 */
public final class Printf {
  private Printf() {}

  /** The first argument filled with the others; NULL if it is NULL or they don't fit it. */
  public static boolean print(Arguments arguments, BytesResult out) {
    if (!(arguments.value(0) instanceof byte[] format)) {
      return false;
    }
    @Nullable Object[] values = new Object[arguments.count() - 1];
    for (int i = 0; i < values.length; i++) {
      Object value = arguments.value(i + 1);
      values[i] = value == null ? null : shown(value, arguments.type(i + 1));
    }
    try {
      out.set(String.format(Locale.ROOT, new String(format, StandardCharsets.UTF_8), values));
      return true;
    } catch (IllegalFormatException e) {
      return false;
    }
  }

  /** Fails for a type that has no form to be shown. */
  public static void check(SqlType type) {
    if (type instanceof BinaryType
        || type instanceof RowType
        || type instanceof ArrayType
        || type instanceof MapType
        || type instanceof MultisetType
        || type instanceof VariantType
        || type instanceof BitmapType) {
      throw refused(type);
    }
  }

  private static Object shown(Object value, SqlType type) {
    return switch (type) {
      case BooleanType b -> (long) value != 0;
      case IntegerType integer -> integer(((Long) value).longValue(), integer);
      case FloatingType floating -> floating(((Double) value).doubleValue(), floating);
      case DecimalType d -> value.toString();
      case CharacterType c -> new String((byte[]) value, StandardCharsets.UTF_8);
      case DateType d -> ((Long) value).intValue();
      case TimeType t -> ((Long) value).intValue();
      case TimestampType timestamp -> timestamp(((Long) value).longValue(), timestamp);
      case IntervalType interval -> interval.months() ? (Object) ((Long) value).intValue() : value;
      case BinaryType b -> throw refused(type);
      case RowType r -> throw refused(type);
      case ArrayType a -> throw refused(type);
      case MapType m -> throw refused(type);
      case MultisetType m -> throw refused(type);
      case VariantType v -> throw refused(type);
      case BitmapType b -> throw refused(type);
      case NullType n -> throw refused(type);
    };
  }

  private static Object integer(long value, IntegerType type) {
    return switch (type.width()) {
      case TINYINT -> (byte) value;
      case SMALLINT -> (short) value;
      case INT -> (int) value;
      case BIGINT -> value;
    };
  }

  private static Object floating(double value, FloatingType type) {
    return type.doublePrecision() ? (Object) value : (Object) (float) value;
  }

  private static String timestamp(long ticks, TimestampType type) {
    long seconds = Math.floorDiv(ticks, type.unitsPerSecond());
    long nanos =
        Math.floorMod(ticks, type.unitsPerSecond()) * (1_000_000_000 / type.unitsPerSecond());
    return LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC).toString();
  }

  private static WeirException refused(SqlType type) {
    return Arguments.refused("PRINTF", type);
  }
}
