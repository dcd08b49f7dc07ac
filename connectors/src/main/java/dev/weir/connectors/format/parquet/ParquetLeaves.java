package dev.weir.connectors.format.parquet;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.connectors.format.Utf8;
import dev.weir.connectors.format.value.DecimalCells;
import dev.weir.connectors.format.value.TickShift;
import dev.weir.type.BinaryType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Finds for a single value of a file how it is put into a column. */
final class ParquetLeaves {
  private final OpenedFile file;
  private final String column;
  private final ZoneId zone;
  private final PrimitiveType there;
  private final @Nullable LogicalTypeAnnotation meaning;

  ParquetLeaves(OpenedFile file, String column, ZoneId zone, PrimitiveType there) {
    this.file = file;
    this.column = column;
    this.zone = zone;
    this.there = there;
    this.meaning = there.getLogicalTypeAnnotation();
  }

  /** A converter to values of the type; TYPE_MISMATCH if there is none. */
  ParquetLeaf of(SqlType type) {
    ParquetLeaf leaf =
        switch (type) {
          case BooleanType _ when is(PrimitiveTypeName.BOOLEAN) -> longs();
          case IntegerType integer -> integer(integer);
          case FloatingType floating -> floating(floating);
          case DecimalType decimal -> decimal(decimal);
          case CharacterType _ when is(PrimitiveTypeName.BINARY) && !isDecimal() ->
              ParquetLeaf.ofBinaries(this::text);
          case BinaryType _
              when is(PrimitiveTypeName.BINARY) || is(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) ->
              ParquetLeaf.ofBinaries(this::bytes);
          case DateType _ when is(PrimitiveTypeName.INT32) && isPlainOr(isDate()) -> longs();
          case TimeType _ -> time();
          case TimestampType timestamp -> timestamp(timestamp);
          default -> null;
        };
    if (leaf == null) {
      throw file.doesNotFit(column, described(), type);
    }
    return leaf;
  }

  private String described() {
    String name = there.getPrimitiveTypeName().name();
    return meaning == null ? name : name + " (" + meaning + ")";
  }

  private boolean is(PrimitiveTypeName name) {
    return there.getPrimitiveTypeName() == name;
  }

  private boolean isPlainOr(boolean other) {
    return meaning == null || other;
  }

  private boolean isDate() {
    return meaning instanceof DateLogicalTypeAnnotation;
  }

  private boolean isDecimal() {
    return meaning instanceof DecimalLogicalTypeAnnotation;
  }

  private static ParquetLeaf longs() {
    return ParquetLeaf.ofLongs((value, cells, row) -> ((LongColumn) cells).values[row] = value);
  }

  private @Nullable ParquetLeaf integer(IntegerType type) {
    boolean whole = is(PrimitiveTypeName.INT32) || is(PrimitiveTypeName.INT64);
    boolean unsigned = meaning instanceof IntLogicalTypeAnnotation number && !number.isSigned();
    if (!whole || !isPlainOr(isDate() || meaning instanceof IntLogicalTypeAnnotation)) {
      return null;
    }
    long mask = unsigned && is(PrimitiveTypeName.INT32) ? 0xFFFF_FFFFL : -1;
    long min = unsigned ? 0 : type.width().min();
    long max = type.width().max();
    return ParquetLeaf.ofLongs((read, cells, row) -> {
      long value = read & mask;
      if (value < min || value > max) {
        String text = unsigned ? Long.toUnsignedString(value) : Long.toString(value);
        throw file.beyond(column, text, type);
      }
      ((LongColumn) cells).values[row] = value;
    });
  }

  private @Nullable ParquetLeaf floating(FloatingType type) {
    boolean fits =
        is(PrimitiveTypeName.FLOAT) || is(PrimitiveTypeName.DOUBLE) && type.doublePrecision();
    return fits
        ? ParquetLeaf.ofDoubles((value, cells, row) -> ((DoubleColumn) cells).values[row] = value)
        : null;
  }

  private @Nullable ParquetLeaf decimal(DecimalType type) {
    if (!(meaning instanceof DecimalLogicalTypeAnnotation decimal)) {
      return null;
    }
    DecimalCells decimals = new DecimalCells(type, decimal.getScale());
    if (is(PrimitiveTypeName.INT32) || is(PrimitiveTypeName.INT64)) {
      return ParquetLeaf.ofLongs((value, cells, row) -> decimals.put(value, cells, row));
    }
    return ParquetLeaf.ofBinaries((value, cells, row) -> {
      byte[] digits = value.getBytesUnsafe();
      decimals.put(digits, 0, digits.length, cells, row);
    });
  }

  private void bytes(Binary value, Column cells, int row) {
    BytesColumn bytes = (BytesColumn) cells;
    ByteBuffer content = value.toByteBuffer();
    int length = content.remaining();
    int at = bytes.reserve(length);
    content.get(content.position(), bytes.data, at, length);
    bytes.setSlice(row, at, length);
  }

  private void text(Binary value, Column cells, int row) {
    bytes(value, cells, row);
    BytesColumn bytes = (BytesColumn) cells;
    if (!Utf8.isValid(bytes.data, bytes.offsets[row], bytes.lengths[row])) {
      throw file.isDamaged(new IOException("column \"" + column + "\" is not UTF-8"));
    }
  }

  private @Nullable ParquetLeaf time() {
    if (is(PrimitiveTypeName.INT32)) {
      return isPlainOr(meaning instanceof TimeLogicalTypeAnnotation) ? longs() : null;
    }
    if (!is(PrimitiveTypeName.INT64) || !(meaning instanceof TimeLogicalTypeAnnotation time)) {
      return null;
    }
    long perMilli = unitsPerSecond(time.getUnit()) / 1_000;
    return ParquetLeaf.ofLongs(
        (value, cells, row) -> ((LongColumn) cells).values[row] = Math.floorDiv(value, perMilli));
  }

  private static long unitsPerSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> 1_000_000_000;
    };
  }

  private @Nullable ParquetLeaf timestamp(TimestampType type) {
    if (is(PrimitiveTypeName.INT96)) {
      Int96 instants = new Int96(type, zone);
      return ParquetLeaf.ofBinaries((value, cells, row) -> {
        try {
          ((LongColumn) cells).values[row] = instants.toTicks(value);
        } catch (ArithmeticException e) {
          throw file.beyond(column, "of 96 bits", type);
        }
      });
    }
    if (!is(PrimitiveTypeName.INT64)
        || !(meaning instanceof TimestampLogicalTypeAnnotation timestamp)) {
      return null;
    }
    TickShift shift = new TickShift(type, unitsPerSecond(timestamp.getUnit()));
    return ParquetLeaf.ofLongs((value, cells, row) -> {
      try {
        ((LongColumn) cells).values[row] = shift.toTicks(value);
      } catch (ArithmeticException e) {
        throw file.beyond(column, String.valueOf(value), type);
      }
    });
  }
}
