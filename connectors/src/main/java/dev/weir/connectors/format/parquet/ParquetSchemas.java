package dev.weir.connectors.format.parquet;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
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
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The schema of files for a table; names and types are those that Flink writes. */
final class ParquetSchemas {
  private final ParquetConfig config;
  private final String column;

  private ParquetSchemas(ParquetConfig config, String column) {
    this.config = config;
    this.column = column;
  }

  /** The schema of rows; UNSUPPORTED if there is a column that a file can't hold. */
  static MessageType of(RowType columns, ParquetConfig config) {
    List<Type> fields = new ArrayList<>();
    for (Field field : columns.fields()) {
      fields.add(new ParquetSchemas(config, field.name()).type(field.name(), field.type()));
    }
    return new MessageType("flink_schema", fields);
  }

  /** How many bytes an unscaled number of that many digits takes. */
  static int decimalBytes(int precision) {
    return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
  }

  private Type type(String name, SqlType type) {
    Repetition repetition = type.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    return switch (type) {
      case ArrayType array ->
          ConversionPatterns.listOfElements(repetition, name, type("element", array.element()));
      case MapType map -> map(repetition, name, map);
      case MultisetType multiset -> map(repetition, name, multiset.asMap());
      case RowType row -> {
        if (row.size() == 0) {
          throw unsupported("a row there has at least one field");
        }
        yield new GroupType(repetition, name, fields(row));
      }
      default -> primitive(type, repetition).named(name);
    };
  }

  private List<Type> fields(RowType row) {
    return row.fields().stream().map(field -> type(field.name(), field.type())).toList();
  }

  private Type map(Repetition repetition, String name, MapType map) {
    Type key = type("key", map.key().withNullable(false));
    return ConversionPatterns.mapType(
        repetition, name, "key_value", key, type("value", map.value()));
  }

  private Types.PrimitiveBuilder<PrimitiveType> primitive(SqlType type, Repetition repetition) {
    return switch (type) {
      case BooleanType _ -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition);
      case IntegerType integer -> integer(integer, repetition);
      case FloatingType floating ->
          Types.primitive(
              floating.doublePrecision() ? PrimitiveTypeName.DOUBLE : PrimitiveTypeName.FLOAT,
              repetition);
      case CharacterType _ ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType());
      case BinaryType _ -> Types.primitive(PrimitiveTypeName.BINARY, repetition);
      case DecimalType decimal ->
          Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
              .length(decimalBytes(decimal.precision()))
              .as(LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision()));
      case DateType _ ->
          Types.primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType());
      case TimeType _ ->
          Types.primitive(PrimitiveTypeName.INT32, repetition)
              .as(LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS));
      case TimestampType _ -> timestamp(repetition);
      case ArrayType _,
          MapType _,
          MultisetType _,
          RowType _,
          IntervalType _,
          VariantType _,
          BitmapType _,
          NullType _ ->
          throw unsupported("it is of type " + type.name());
    };
  }

  private static Types.PrimitiveBuilder<PrimitiveType> integer(
      IntegerType type, Repetition repetition) {
    return switch (type.width()) {
      case BIGINT -> Types.primitive(PrimitiveTypeName.INT64, repetition);
      case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition);
      case TINYINT, SMALLINT ->
          Types.primitive(PrimitiveTypeName.INT32, repetition)
              .as(LogicalTypeAnnotation.intType(type.width().bits(), true));
    };
  }

  private Types.PrimitiveBuilder<PrimitiveType> timestamp(Repetition repetition) {
    if (config.timestamps() == ParquetConfig.INT96) {
      return Types.primitive(PrimitiveTypeName.INT96, repetition);
    }
    TimeUnit unit =
        config.timestamps() == 1_000
            ? TimeUnit.MILLIS
            : config.timestamps() == 1_000_000 ? TimeUnit.MICROS : TimeUnit.NANOS;
    return Types.primitive(PrimitiveTypeName.INT64, repetition)
        .as(LogicalTypeAnnotation.timestampType(false, unit));
  }

  private WeirException unsupported(String reason) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        "format \"parquet\" can't hold column \"" + column + "\": " + reason);
  }
}
