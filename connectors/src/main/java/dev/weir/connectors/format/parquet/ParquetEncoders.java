package dev.weir.connectors.format.parquet;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.connectors.format.value.DecimalCells;
import dev.weir.connectors.format.value.TickShift;
import dev.weir.error.ErrorCode;
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
import dev.weir.value.UnfoldedArray;
import dev.weir.value.UnfoldedMap;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** How values of a type are written, as {@link ParquetSchemas} describes them. */
final class ParquetEncoders {
  private final ParquetConfig config;

  private ParquetEncoders(ParquetConfig config) {
    this.config = config;
  }

  /** The fields of a row. */
  static final class Fields {
    private final List<String> names;
    private final List<ParquetEncoder> encoders;

    Fields(RowType type, ParquetConfig config) {
      ParquetEncoders all = new ParquetEncoders(config);
      this.names = type.names();
      this.encoders = type.types().stream().map(all::of).toList();
    }

    int size() {
      return names.size();
    }

    void write(int field, Column column, int row, RecordConsumer out) {
      ParquetEncoders.write(names.get(field), field, encoders.get(field), column, row, out);
    }
  }

  private static void write(
      String name, int index, ParquetEncoder encoder, Column column, int row, RecordConsumer out) {
    if (!column.isNull(row)) {
      out.startField(name, index);
      encoder.write(column, row, out);
      out.endField(name, index);
    }
  }

  private ParquetEncoder of(SqlType type) {
    return switch (type) {
      case BooleanType _ ->
          (column, row, out) -> out.addBoolean(((LongColumn) column).values[row] != 0);
      case IntegerType integer when integer.width() == IntegerType.Width.BIGINT ->
          (column, row, out) -> out.addLong(((LongColumn) column).values[row]);
      case IntegerType _, DateType _, TimeType _ ->
          (column, row, out) -> out.addInteger((int) ((LongColumn) column).values[row]);
      case FloatingType floating ->
          floating.doublePrecision()
              ? (column, row, out) -> out.addDouble(((DoubleColumn) column).values[row])
              : (column, row, out) -> out.addFloat((float) ((DoubleColumn) column).values[row]);
      case CharacterType _, BinaryType _ ->
          (column, row, out) -> {
            BytesColumn bytes = (BytesColumn) column;
            out.addBinary(
                Binary.fromReusedByteArray(bytes.data, bytes.offsets[row], bytes.lengths[row]));
          };
      case DecimalType decimal -> decimal(decimal);
      case TimestampType timestamp -> timestamp(timestamp);
      case ArrayType array -> array(array);
      case MapType map -> map(map);
      case MultisetType multiset -> map(multiset.asMap());
      case RowType row -> group(row);
      case IntervalType _, VariantType _, BitmapType _, NullType _ ->
          throw new IllegalArgumentException("no schema has " + type);
    };
  }

  private static ParquetEncoder decimal(DecimalType type) {
    int length = ParquetSchemas.decimalBytes(type.precision());
    return (column, row, out) -> {
      byte[] digits = DecimalCells.unscaled(column, row).toByteArray();
      byte[] fixed = new byte[length];
      Arrays.fill(fixed, 0, length - digits.length, (byte) (digits[0] < 0 ? -1 : 0));
      System.arraycopy(digits, 0, fixed, length - digits.length, digits.length);
      out.addBinary(Binary.fromConstantByteArray(fixed));
    };
  }

  private ParquetEncoder timestamp(TimestampType type) {
    if (config.timestamps() == ParquetConfig.INT96) {
      Int96 instants = new Int96(type, config.zone());
      return (column, row, out) ->
          out.addBinary(instants.toBinary(((LongColumn) column).values[row]));
    }
    TickShift shift = new TickShift(type, config.timestamps());
    return (column, row, out) -> {
      long ticks = ((LongColumn) column).values[row];
      try {
        out.addLong(shift.toCount(ticks));
      } catch (ArithmeticException e) {
        throw new WeirException(
            ErrorCode.VALUE_OUT_OF_RANGE, "a timestamp is beyond what a parquet file can hold", e);
      }
    };
  }

  private ParquetEncoder group(RowType type) {
    Fields fields = new Fields(type, config);
    return (column, row, out) -> {
      RowColumn rows = (RowColumn) column;
      out.startGroup();
      for (int i = 0; i < fields.size(); i++) {
        fields.write(i, rows.field(i), row, out);
      }
      out.endGroup();
    };
  }

  private ParquetEncoder array(ArrayType type) {
    ParquetEncoder element = of(type.element());
    UnfoldedArray unfolded = new UnfoldedArray(type.element());
    Slice slice = new Slice();
    return (column, row, out) -> {
      ((BytesColumn) column).get(row, slice);
      unfolded.set(slice);
      out.startGroup();
      if (unfolded.size() > 0) {
        out.startField("list", 0);
        for (int i = 0; i < unfolded.size(); i++) {
          out.startGroup();
          write("element", 0, element, unfolded.column(), i, out);
          out.endGroup();
        }
        out.endField("list", 0);
      }
      out.endGroup();
    };
  }

  private ParquetEncoder map(MapType type) {
    ParquetEncoder key = of(type.key());
    ParquetEncoder value = of(type.value());
    UnfoldedMap unfolded = new UnfoldedMap(type);
    Slice slice = new Slice();
    return (column, row, out) -> {
      ((BytesColumn) column).get(row, slice);
      unfolded.set(slice);
      out.startGroup();
      if (unfolded.size() > 0) {
        out.startField("key_value", 0);
        for (int i = 0; i < unfolded.size(); i++) {
          if (unfolded.keys().column().isNull(i)) {
            throw new WeirException(
                ErrorCode.INVALID_ARGUMENT, "a parquet file can't hold a map with a NULL key");
          }
          out.startGroup();
          write("key", 0, key, unfolded.keys().column(), i, out);
          write("value", 1, value, unfolded.values().column(), i, out);
          out.endGroup();
        }
        out.endField("key_value", 0);
      }
      out.endGroup();
    };
  }
}
