package dev.weir.flink.function;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.DecimalType;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;

/** Finds the conversion of a type of Flink's: its logical type and its Java class. */
final class Conversions {
  private Conversions() {}

  /** The conversion of a structured type can also add the fields one by one. */
  interface Structured extends Conversion {
    void writeFields(Object value, ElementSink sink);

    /** The object of fields that lie one by one. */
    Object readFields(Elements fields);
  }

  static Conversion of(DataType type) {
    Class<?> java = type.getConversionClass();
    LogicalType logical = type.getLogicalType();
    return switch (logical.getTypeRoot()) {
      case BOOLEAN -> longs(value -> value != 0, value -> (Boolean) value ? 1 : 0);
      case TINYINT -> longs(value -> (byte) value, value -> ((Number) value).longValue());
      case SMALLINT -> longs(value -> (short) value, value -> ((Number) value).longValue());
      case INTEGER -> longs(value -> (int) value, value -> ((Number) value).longValue());
      case BIGINT -> longs(value -> value, value -> ((Number) value).longValue());
      case FLOAT -> doubles(value -> (float) (double) value);
      case DOUBLE -> doubles(value -> value);
      case DECIMAL -> decimal(type);
      case CHAR, VARCHAR -> text(type);
      case BINARY, VARBINARY ->
          bytes(type, byte[].class, Slice::toBytes, value -> Slice.of((byte[]) value));
      case DATE,
          TIME_WITHOUT_TIME_ZONE,
          TIMESTAMP_WITHOUT_TIME_ZONE,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          TemporalConversions.of(type);
      case ARRAY -> CollectionConversions.array(type);
      case MULTISET -> CollectionConversions.multiset(type);
      case MAP -> CollectionConversions.map(type);
      case ROW, STRUCTURED_TYPE -> StructuredConversions.of(type);
      case NULL -> longs(value -> value, value -> 0);
      default -> throw unsupported(java, logical);
    };
  }

  static WeirException unsupported(Class<?> java, LogicalType logical) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        "type "
            + logical.asSummaryString()
            + " of a function as "
            + java.getTypeName()
            + " is not supported");
  }

  static Conversion longs(LongFunction<Object> toJava, ToLongFunction<Object> toWeir) {
    return new Conversion() {
      @Override
      public Object read(Elements source, int index) {
        return toJava.apply(source.longAt(index));
      }

      @Override
      public void write(Object value, ElementSink sink) {
        sink.addLong(toWeir.applyAsLong(value));
      }
    };
  }

  private static Conversion doubles(Function<Double, Object> toJava) {
    return new Conversion() {
      @Override
      public Object read(Elements source, int index) {
        return toJava.apply(source.doubleAt(index));
      }

      @Override
      public void write(Object value, ElementSink sink) {
        sink.addDouble(((Number) value).doubleValue());
      }
    };
  }

  private static Conversion text(DataType type) {
    return type.getConversionClass() == byte[].class
        ? bytes(type, byte[].class, Slice::toBytes, value -> Slice.of((byte[]) value))
        : bytes(type, String.class, Slice::toString, value -> Slice.of((String) value));
  }

  private static Conversion bytes(
      DataType type,
      Class<?> java,
      Function<Slice, Object> toJava,
      Function<Object, Slice> toWeir) {
    if (type.getConversionClass() != java) {
      throw unsupported(type.getConversionClass(), type.getLogicalType());
    }
    return new Conversion() {
      // without state: the instances of all tasks share it
      @Override
      public Object read(Elements source, int index) {
        Slice slice = new Slice();
        source.bytesAt(index, slice);
        return toJava.apply(slice);
      }

      @Override
      public void write(Object value, ElementSink sink) {
        sink.addBytes(toWeir.apply(value));
      }
    };
  }

  private static Conversion decimal(DataType type) {
    if (type.getConversionClass() != BigDecimal.class) {
      throw unsupported(type.getConversionClass(), type.getLogicalType());
    }
    return new DecimalConversion((DecimalType) FlinkTypes.of(type.getLogicalType()));
  }

  /** BigDecimal. What has too many digits for the type becomes NULL. */
  private record DecimalConversion(DecimalType type) implements Conversion {
    @Override
    public Object read(Elements source, int index) {
      if (type.precision() <= DecimalType.MAX_LONG_PRECISION) {
        return BigDecimal.valueOf(source.longAt(index), type.scale());
      }
      Int128 wide = new Int128();
      source.int128At(index, wide);
      return new BigDecimal(wide.toBigInteger(), type.scale());
    }

    @Override
    public void write(Object value, ElementSink sink) {
      BigDecimal scaled = ((BigDecimal) value).setScale(type.scale(), RoundingMode.HALF_UP);
      if (scaled.precision() > type.precision()) {
        sink.addNull();
      } else if (type.precision() <= DecimalType.MAX_LONG_PRECISION) {
        sink.addLong(scaled.unscaledValue().longValueExact());
      } else {
        Int128 wide = new Int128();
        wide.set(scaled.unscaledValue());
        sink.addInt128(wide);
      }
    }
  }
}
