package dev.weir.connectors.format.avro;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.connectors.format.Utf8;
import dev.weir.connectors.format.value.DecimalCells;
import dev.weir.connectors.format.value.TickShift;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Finds for a column how the values that a file has for it are read. What Avro's own rules let pass
 * is read, and a number that the file says to be a time or a decimal is taken as that.
 */
final class AvroValues {
  private static final long MILLIS = 1_000;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  private final OpenedFile file;
  private final String column;

  AvroValues(OpenedFile file, String column) {
    this.file = file;
    this.column = column;
  }

  /** A reader of values of that schema; TYPE_MISMATCH if they can't become the type. */
  AvroValue of(Schema schema, SqlType type) {
    return switch (schema.getType()) {
      case UNION -> union(schema.getTypes(), type);
      case NULL -> ofNull(type);
      case BOOLEAN, FLOAT, DOUBLE, ENUM -> simple(schema, type);
      case INT -> int32(schema, type);
      case LONG -> int64(schema, type);
      case STRING, BYTES -> bytes(schema, type);
      case FIXED -> fixed(schema, type);
      case RECORD, ARRAY, MAP -> nested(schema, type);
    };
  }

  private AvroValue simple(Schema schema, SqlType type) {
    Schema.Type there = schema.getType();
    return switch (type) {
      case BooleanType _ when there == Schema.Type.BOOLEAN ->
          (in, cells, row) -> ((LongColumn) cells).values[row] = in.flag() ? 1 : 0;
      case FloatingType _ when there == Schema.Type.FLOAT ->
          (in, cells, row) -> ((DoubleColumn) cells).values[row] = in.float32();
      case FloatingType floating when there == Schema.Type.DOUBLE && floating.doublePrecision() ->
          (in, cells, row) -> ((DoubleColumn) cells).values[row] = in.float64();
      case CharacterType _ when there == Schema.Type.ENUM -> symbol(schema.getEnumSymbols());
      default -> throw doesNotFit(schema, type);
    };
  }

  private AvroValue nested(Schema schema, SqlType type) {
    Schema.Type there = schema.getType();
    return switch (type) {
      case RowType row when there == Schema.Type.RECORD ->
          new AvroRecord(schema, row.fields(), file, column + ".").asValue();
      case ArrayType array when there == Schema.Type.ARRAY ->
          new AvroCollections.OfArray(array, of(schema.getElementType(), array.element()));
      case MapType map when there == Schema.Type.MAP -> map(schema, map);
      case MultisetType multiset when there == Schema.Type.MAP -> map(schema, multiset.asMap());
      default -> throw doesNotFit(schema, type);
    };
  }

  private AvroValue map(Schema schema, MapType type) {
    return new AvroCollections.OfMap(type, text(), of(schema.getValueType(), type.value()));
  }

  private WeirException doesNotFit(Schema schema, SqlType type) {
    return file.doesNotFit(column, described(schema), type);
  }

  private static String described(Schema schema) {
    String name = schema.getType().getName();
    return schema.getLogicalType() == null
        ? name
        : name + " (" + schema.getLogicalType().getName() + ")";
  }

  private AvroValue ofNull(SqlType type) {
    return type.nullable()
        ? (_, cells, row) -> cells.nulls().set(row)
        : (_, _, _) -> {
          throw file.isNull(column);
        };
  }

  /** Branches that don't fit are an error only when a value is of them, unless none fits. */
  private AvroValue union(List<Schema> branches, SqlType type) {
    AvroValue[] values = new AvroValue[branches.size()];
    WeirException misfit = null;
    boolean anyFits = false;
    for (int i = 0; i < values.length; i++) {
      Schema branch = branches.get(i);
      try {
        values[i] = of(branch, type);
        anyFits |= branch.getType() != Schema.Type.NULL;
      } catch (WeirException e) {
        misfit = e;
        values[i] =
            (_, _, _) -> {
              throw e;
            };
      }
    }
    if (!anyFits && misfit != null) {
      throw misfit;
    }
    return (in, cells, row) -> values[in.branch(values.length)].read(in, cells, row);
  }

  private AvroValue int32(Schema schema, SqlType type) {
    return switch (type) {
      case IntegerType integer ->
          (in, cells, row) -> {
            int value = in.int32();
            if (value < integer.width().min() || value > integer.width().max()) {
              throw file.beyond(column, String.valueOf(value), type);
            }
            ((LongColumn) cells).values[row] = value;
          };
      case FloatingType floating ->
          (in, cells, row) -> {
            int value = in.int32();
            ((DoubleColumn) cells).values[row] = floating.doublePrecision() ? value : (float) value;
          };
      case DateType _, TimeType _ ->
          (in, cells, row) -> ((LongColumn) cells).values[row] = in.int32();
      default -> throw doesNotFit(schema, type);
    };
  }

  private AvroValue int64(Schema schema, SqlType type) {
    return switch (type) {
      case IntegerType integer when integer.width() == IntegerType.Width.BIGINT ->
          (in, cells, row) -> ((LongColumn) cells).values[row] = in.number();
      case FloatingType floating ->
          (in, cells, row) -> {
            long value = in.number();
            ((DoubleColumn) cells).values[row] = floating.doublePrecision() ? value : (float) value;
          };
      case TimeType _ when schema.getLogicalType() instanceof LogicalTypes.TimeMicros ->
          (in, cells, row) ->
              ((LongColumn) cells).values[row] = Math.floorDiv(in.number(), MICROS / MILLIS);
      case TimestampType timestamp -> instant(schema, timestamp);
      default -> throw doesNotFit(schema, type);
    };
  }

  private AvroValue instant(Schema schema, TimestampType type) {
    TickShift shift = new TickShift(type, unitsPerSecond(schema, type));
    return (in, cells, row) -> {
      long count = in.number();
      try {
        ((LongColumn) cells).values[row] = shift.toTicks(count);
      } catch (ArithmeticException e) {
        throw file.beyond(column, String.valueOf(count), type);
      }
    };
  }

  /** A bare number is what the type's own schema would have. */
  private static long unitsPerSecond(Schema schema, TimestampType type) {
    return switch (schema.getLogicalType()) {
      case LogicalTypes.TimestampMillis _, LogicalTypes.LocalTimestampMillis _ -> MILLIS;
      case LogicalTypes.TimestampMicros _, LogicalTypes.LocalTimestampMicros _ -> MICROS;
      case LogicalTypes.TimestampNanos _, LogicalTypes.LocalTimestampNanos _ -> NANOS;
      case null, default -> type.precision() <= 3 ? MILLIS : MICROS;
    };
  }

  private AvroValue bytes(Schema schema, SqlType type) {
    return switch (type) {
      case CharacterType _ when !(schema.getLogicalType() instanceof LogicalTypes.Decimal) ->
          text();
      case BinaryType _ ->
          (in, cells, row) -> {
            int length = in.length();
            ((BytesColumn) cells).append(row, in.data, in.take(length), length);
          };
      case DecimalType decimal when schema.getType() == Schema.Type.BYTES -> {
        DecimalCells decimals = decimals(schema, decimal);
        yield (in, cells, row) -> {
          int length = in.length();
          decimals.put(in.data, in.take(length), length, cells, row);
        };
      }
      default -> throw doesNotFit(schema, type);
    };
  }

  private AvroValue text() {
    return (in, cells, row) -> {
      int length = in.length();
      int start = in.take(length);
      if (!Utf8.isValid(in.data, start, length)) {
        throw file.isDamaged(new IOException("column \"" + column + "\" is not UTF-8"));
      }
      ((BytesColumn) cells).append(row, in.data, start, length);
    };
  }

  private AvroValue fixed(Schema schema, SqlType type) {
    int length = schema.getFixedSize();
    return switch (type) {
      case BinaryType _ ->
          (in, cells, row) -> ((BytesColumn) cells).append(row, in.data, in.take(length), length);
      case DecimalType decimal -> {
        DecimalCells decimals = decimals(schema, decimal);
        yield (in, cells, row) -> decimals.put(in.data, in.take(length), length, cells, row);
      }
      default -> throw doesNotFit(schema, type);
    };
  }

  private static DecimalCells decimals(Schema schema, DecimalType type) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? new DecimalCells(type, decimal.getScale())
        : new DecimalCells(type, type.scale());
  }

  private AvroValue symbol(List<String> symbols) {
    byte[][] texts =
        symbols.stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    return (in, cells, row) -> {
      int index = in.int32();
      if (index < 0 || index >= texts.length) {
        throw new IOException("an enum has no symbol " + index);
      }
      ((BytesColumn) cells).append(row, texts[index], 0, texts[index].length);
    };
  }
}
