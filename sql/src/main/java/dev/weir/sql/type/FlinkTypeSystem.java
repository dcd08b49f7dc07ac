package dev.weir.sql.type;

import dev.weir.type.DecimalType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Limits, defaults and results of arithmetic as Flink has them. */
final class FlinkTypeSystem extends RelDataTypeSystemImpl {
  static final FlinkTypeSystem INSTANCE = new FlinkTypeSystem();
  private static final int DEFAULT_TIMESTAMP_PRECISION = 6;
  private static final int MOST_TIMESTAMP_PRECISION = 9;
  private static final int BIGINT_DIGITS = 19;

  private FlinkTypeSystem() {}

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MOST_TIMESTAMP_PRECISION;
      case DECIMAL -> DecimalType.MAX_PRECISION;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? DecimalType.MAX_PRECISION : super.getMaxScale(type);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DEFAULT_TIMESTAMP_PRECISION;
      case DECIMAL -> 10;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    return argument.getSqlTypeName() == SqlTypeName.DECIMAL
        ? decimal(factory, DecimalRules.sum(argument.getScale()), argument.isNullable())
        : argument;
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return argument.getSqlTypeName() == SqlTypeName.DECIMAL
        ? decimal(factory, DecimalRules.average(argument.getScale()), argument.isNullable())
        : argument;
  }

  @Override
  public @Nullable RelDataType deriveDecimalPlusType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return derive(factory, left, right, DecimalRules::plus);
  }

  @Override
  public @Nullable RelDataType deriveDecimalMultiplyType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return derive(factory, left, right, DecimalRules::times);
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return derive(factory, left, right, DecimalRules::dividedBy);
  }

  @Override
  public @Nullable RelDataType deriveDecimalModType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return derive(factory, left, right, DecimalRules::modulo);
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  private static @Nullable RelDataType derive(
      RelDataTypeFactory factory, RelDataType left, RelDataType right, Derivation derivation) {
    boolean exact = SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right);
    if (!exact || !(SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right))) {
      return null;
    }
    RelDataType a = exact(factory, left);
    RelDataType b = exact(factory, right);
    DecimalType result =
        derivation.of(a.getPrecision(), a.getScale(), b.getPrecision(), b.getScale());
    return decimal(factory, result, left.isNullable() || right.isNullable());
  }

  /** Calcite would take the longest DECIMAL for a BIGINT, Flink takes what a BIGINT needs. */
  private static RelDataType exact(RelDataTypeFactory factory, RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.BIGINT
        ? factory.createSqlType(SqlTypeName.DECIMAL, BIGINT_DIGITS)
        : factory.decimalOf(type);
  }

  private static RelDataType decimal(
      RelDataTypeFactory factory, DecimalType type, boolean nullable) {
    return factory.createTypeWithNullability(
        factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale()), nullable);
  }

  private interface Derivation {
    DecimalType of(int p1, int s1, int p2, int s2);
  }
}
