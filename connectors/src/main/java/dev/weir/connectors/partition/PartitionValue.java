package dev.weir.connectors.partition;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Slice;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The value of a partition's column, read from the text of a folder's name once for many rows. */
public sealed interface PartitionValue {

  /** Gives it to the rows from {@code start} to {@code end}. */
  void fill(Column column, int start, int end);

  /** NULL. */
  record None() implements PartitionValue {
    @Override
    public void fill(Column column, int start, int end) {
      for (int row = start; row < end; row++) {
        column.nulls().set(row);
      }
    }
  }

  /** What is kept as a whole number. */
  record Whole(long value) implements PartitionValue {
    @Override
    public void fill(Column column, int start, int end) {
      Arrays.fill(((LongColumn) column).values, start, end, value);
    }
  }

  /** A floating-point number. */
  record Floating(double value) implements PartitionValue {
    @Override
    public void fill(Column column, int start, int end) {
      Arrays.fill(((DoubleColumn) column).values, start, end, value);
    }
  }

  /** A decimal of many digits, unscaled. */
  record Wide(BigInteger value) implements PartitionValue {
    @Override
    public void fill(Column column, int start, int end) {
      for (int row = start; row < end; row++) {
        ((Int128Column) column)
            .set(row, value.shiftRight(Long.SIZE).longValue(), value.longValue());
      }
    }
  }

  /** Text. */
  record Text(String value) implements PartitionValue {
    @Override
    public void fill(Column column, int start, int end) {
      BytesColumn bytes = (BytesColumn) column;
      byte[] data = value.getBytes(StandardCharsets.UTF_8);
      bytes.share(Arrays.copyOf(data, data.length + Slice.PADDING));
      for (int row = start; row < end; row++) {
        bytes.setSlice(row, 0, data.length);
      }
    }
  }

  /** Whether columns of this type can be told by folders. */
  static boolean isSupported(SqlType type) {
    return type instanceof CharacterType
        || type instanceof BooleanType
        || type instanceof IntegerType
        || type instanceof FloatingType
        || type instanceof DecimalType
        || type instanceof DateType
        || (type instanceof TimestampType timestamp && !timestamp.local());
  }

  /** The value that the text spells, or null if it is none of the type. */
  static @Nullable PartitionValue parse(String text, SqlType type) {
    try {
      return switch (type) {
        case CharacterType _ -> new Text(text);
        case BooleanType _ -> bool(text);
        case IntegerType integer -> integer(text, integer);
        case FloatingType floating -> floating(text, floating);
        case DecimalType decimal -> decimal(text, decimal);
        case DateType _ -> new Whole(LocalDate.parse(text).toEpochDay());
        case TimestampType timestamp -> timestamp(text, timestamp);
        default -> throw new IllegalArgumentException(type.toString());
      };
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static @Nullable PartitionValue bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> new Whole(1);
      case "false" -> new Whole(0);
      default -> null;
    };
  }

  private static @Nullable PartitionValue integer(String text, IntegerType type) {
    long value = Long.parseLong(text);
    boolean fits = value >= type.width().min() && value <= type.width().max();
    return fits ? new Whole(value) : null;
  }

  private static PartitionValue floating(String text, FloatingType type) {
    return new Floating(type.doublePrecision() ? Double.parseDouble(text) : Float.parseFloat(text));
  }

  private static @Nullable PartitionValue decimal(String text, DecimalType type) {
    BigDecimal value = new BigDecimal(text).setScale(type.scale(), RoundingMode.HALF_UP);
    if (value.precision() > type.precision()) {
      return null;
    }
    BigInteger unscaled = value.unscaledValue();
    return type.precision() <= DecimalType.MAX_LONG_PRECISION
        ? new Whole(unscaled.longValueExact())
        : new Wide(unscaled);
  }

  private static PartitionValue timestamp(String text, TimestampType type) {
    LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
    long units = type.unitsPerSecond();
    Instant instant = time.toInstant(ZoneOffset.UTC);
    long fraction = instant.getNano() / (1_000_000_000L / units);
    return new Whole(Math.addExact(Math.multiplyExact(instant.getEpochSecond(), units), fraction));
  }

  /** The text of a value that isn't NULL. */
  static String text(Column column, int row, SqlType type) {
    return switch (type) {
      case CharacterType _ -> {
        Slice slice = new Slice();
        ((BytesColumn) column).get(row, slice);
        yield slice.toString();
      }
      case BooleanType _ -> ((LongColumn) column).values[row] == 0 ? "false" : "true";
      case IntegerType _ -> Long.toString(((LongColumn) column).values[row]);
      case FloatingType floating -> {
        double value = ((DoubleColumn) column).values[row];
        yield floating.doublePrecision() ? Double.toString(value) : Float.toString((float) value);
      }
      case DecimalType decimal ->
          new BigDecimal(unscaled(column, row), decimal.scale()).toPlainString();
      case DateType _ -> LocalDate.ofEpochDay(((LongColumn) column).values[row]).toString();
      case TimestampType timestamp -> text(((LongColumn) column).values[row], timestamp);
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static BigInteger unscaled(Column column, int row) {
    return column instanceof Int128Column wide
        ? Int128.toBigInteger(wide.high[row], wide.low[row])
        : BigInteger.valueOf(((LongColumn) column).values[row]);
  }

  private static String text(long ticks, TimestampType type) {
    long units = type.unitsPerSecond();
    long nanos = Math.floorMod(ticks, units) * (1_000_000_000L / units);
    return LocalDateTime.ofEpochSecond(Math.floorDiv(ticks, units), (int) nanos, ZoneOffset.UTC)
        .toString();
  }
}
