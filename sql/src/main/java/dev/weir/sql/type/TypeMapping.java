package dev.weir.sql.type;

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
import dev.weir.type.IntegerType.Width;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The way between Calcite's types and Weir's. */
public final class TypeMapping {
  private TypeMapping() {}

  /** Weir's form of a Calcite type. */
  public static SqlType toWeir(RelDataType type) {
    boolean nullable = type.isNullable();
    if (type.isStruct()) {
      return new RowType(fields(type), nullable);
    }
    if (type instanceof BitmapRelType) {
      return new BitmapType(nullable);
    }
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> new BooleanType(nullable);
      case TINYINT -> new IntegerType(Width.TINYINT, nullable);
      case SMALLINT -> new IntegerType(Width.SMALLINT, nullable);
      case INTEGER -> new IntegerType(Width.INT, nullable);
      case BIGINT -> new IntegerType(Width.BIGINT, nullable);
      case FLOAT, REAL -> new FloatingType(false, nullable);
      case DOUBLE -> new FloatingType(true, nullable);
      case DECIMAL -> new DecimalType(type.getPrecision(), type.getScale(), nullable);
      case CHAR -> new CharacterType(type.getPrecision(), true, nullable);
      case VARCHAR -> new CharacterType(length(type), false, nullable);
      case BINARY -> new BinaryType(type.getPrecision(), true, nullable);
      case VARBINARY -> new BinaryType(length(type), false, nullable);
      case DATE -> new DateType(nullable);
      case TIME -> new TimeType(type.getPrecision(), nullable);
      case TIMESTAMP -> new TimestampType(type.getPrecision(), false, nullable);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new TimestampType(type.getPrecision(), true, nullable);
      case NULL -> new NullType(true);
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> new IntervalType(true, nullable);
      case INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          new IntervalType(false, nullable);
      case ARRAY -> new ArrayType(toWeir(component(type)), nullable);
      case MULTISET -> new MultisetType(toWeir(component(type)), nullable);
      case MAP -> map(type, nullable);
      case VARIANT -> new VariantType(nullable);
      default -> throw unsupported(type);
    };
  }

  private static RelDataType component(RelDataType type) {
    return Objects.requireNonNull(type.getComponentType(), type::toString);
  }

  private static MapType map(RelDataType type, boolean nullable) {
    return new MapType(
        toWeir(Objects.requireNonNull(type.getKeyType(), type::toString)),
        toWeir(Objects.requireNonNull(type.getValueType(), type::toString)),
        nullable);
  }

  /** The columns of a relation, as a schema. */
  public static RowType schema(RelDataType type) {
    return RowType.of(fields(type));
  }

  /** Calcite's form of a type. */
  public static RelDataType toCalcite(SqlType type, RelDataTypeFactory factory) {
    RelDataType bare =
        switch (type) {
          case BooleanType t -> factory.createSqlType(SqlTypeName.BOOLEAN);
          case IntegerType t ->
              factory.createSqlType(
                  switch (t.width()) {
                    case TINYINT -> SqlTypeName.TINYINT;
                    case SMALLINT -> SqlTypeName.SMALLINT;
                    case INT -> SqlTypeName.INTEGER;
                    case BIGINT -> SqlTypeName.BIGINT;
                  });
          case FloatingType t ->
              factory.createSqlType(t.doublePrecision() ? SqlTypeName.DOUBLE : SqlTypeName.FLOAT);
          case DecimalType t ->
              factory.createSqlType(SqlTypeName.DECIMAL, t.precision(), t.scale());
          case CharacterType t ->
              factory.createSqlType(t.fixed() ? SqlTypeName.CHAR : SqlTypeName.VARCHAR, t.length());
          case BinaryType t ->
              factory.createSqlType(
                  t.fixed() ? SqlTypeName.BINARY : SqlTypeName.VARBINARY, t.length());
          case DateType t -> factory.createSqlType(SqlTypeName.DATE);
          case TimeType t -> factory.createSqlType(SqlTypeName.TIME, t.precision());
          case TimestampType t ->
              factory.createSqlType(
                  t.local() ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE : SqlTypeName.TIMESTAMP,
                  t.precision());
          case IntervalType t -> factory.createSqlIntervalType(qualifier(t));
          case RowType t -> struct(t, StructKind.PEEK_FIELDS_NO_EXPAND, factory);
          case ArrayType t -> factory.createArrayType(toCalcite(t.element(), factory), -1);
          case MultisetType t -> factory.createMultisetType(toCalcite(t.element(), factory), -1);
          case MapType t ->
              factory.createMapType(toCalcite(t.key(), factory), toCalcite(t.value(), factory));
          case VariantType t -> factory.createSqlType(SqlTypeName.VARIANT);
          case BitmapType t -> new BitmapRelType(t.nullable());
          case NullType t -> factory.createSqlType(SqlTypeName.NULL);
        };
    return factory.createTypeWithNullability(bare, type.nullable());
  }

  /** Calcite's form of the columns of a table. */
  public static RelDataType toRelation(RowType schema, RelDataTypeFactory factory) {
    return struct(schema, StructKind.FULLY_QUALIFIED, factory);
  }

  private static RelDataType struct(RowType row, StructKind kind, RelDataTypeFactory factory) {
    List<RelDataType> types = row.types().stream().map(t -> toCalcite(t, factory)).toList();
    return factory.createStructType(kind, types, row.names());
  }

  private static SqlIntervalQualifier qualifier(IntervalType type) {
    return type.months()
        ? new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO)
        : new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);
  }

  private static List<Field> fields(RelDataType type) {
    return type.getFieldList().stream().map(TypeMapping::field).toList();
  }

  private static Field field(RelDataTypeField field) {
    return new Field(field.getName(), toWeir(field.getType()));
  }

  private static int length(RelDataType type) {
    int precision = type.getPrecision();
    return precision == RelDataType.PRECISION_NOT_SPECIFIED ? Integer.MAX_VALUE : precision;
  }

  private static WeirException unsupported(RelDataType type) {
    String name = type.getSqlTypeName().getName().toLowerCase(Locale.ROOT);
    return new WeirException(ErrorCode.UNSUPPORTED, "type " + name + " is not supported yet");
  }
}
