package dev.weir.sql.validate;

import dev.weir.function.Function;
import dev.weir.function.Signature;
import dev.weir.sql.type.TypeMapping;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Works out the type of a function call. */
final class ResultType {
  private ResultType() {}

  static RelDataType of(Function function, Signature signature, SqlOperatorBinding binding) {
    RelDataTypeFactory factory = binding.getTypeFactory();
    List<RelDataType> arguments = binding.collectOperandTypes();
    RelDataType bare =
        switch (signature.result()) {
          case Signature.Result.Fixed(var type) -> TypeMapping.toCalcite(type, factory);
          case Signature.Result.SameAs(int argument) -> arguments.get(argument);
          case Signature.Result.Common(int from) ->
              least(factory, arguments.subList(from, arguments.size()));
          case Signature.Result.Special _ -> SpecialResult.of(function, binding);
        };
    boolean anyNull = arguments.stream().anyMatch(RelDataType::isNullable);
    boolean nullable =
        switch (function.nulls()) {
          case STRICT -> anyNull;
          case STRICT_OR_NULL -> true;
          case OWN -> ownNullable(function, bare, arguments);
        };
    return factory.createTypeWithNullability(bare, nullable);
  }

  /**
   * Whether arguments that have to share a type can do so: numbers and text, say, don't. A date and
   * a timestamp of the wall clock do: the former is enough.
   */
  static boolean exists(
      Signature signature, List<RelDataType> arguments, RelDataTypeFactory factory) {
    if (!(signature.result() instanceof Signature.Result.Common(int from))) {
      return true;
    }
    List<RelDataType> shared = arguments.subList(from, arguments.size());
    return wallClock(shared) || factory.leastRestrictive(shared) != null;
  }

  private static boolean wallClock(List<RelDataType> types) {
    return types.stream()
        .allMatch(type ->
            type.getSqlTypeName() == SqlTypeName.DATE
                || type.getSqlTypeName() == SqlTypeName.TIMESTAMP);
  }

  private static boolean ownNullable(
      Function function, RelDataType bare, List<RelDataType> arguments) {
    return switch (function.name()) {
      case "COALESCE", "IFNULL" -> arguments.stream().allMatch(RelDataType::isNullable);
      case "NULLIF", "ELT" -> true;
      case "TRANSLATE" -> arguments.getFirst().isNullable();
      case "IF", "CONCAT_WS" -> arguments.stream().anyMatch(RelDataType::isNullable);
      case "IS_ALPHA", "IS_DECIMAL", "IS_DIGIT", "JSON_OBJECT", "JSON_ARRAY" -> false;
      default -> bare.isNullable();
    };
  }

  private static RelDataType least(RelDataTypeFactory factory, List<RelDataType> types) {
    if (wallClock(types)
        && types.stream().anyMatch(type -> type.getSqlTypeName() == SqlTypeName.DATE)) {
      return factory.createSqlType(SqlTypeName.DATE);
    }
    if (types.stream().allMatch(SqlTypeUtil::isNumeric)
        && types.stream().anyMatch(type -> SqlTypeUtil.isApproximateNumeric(type))) {
      return approximate(factory, types);
    }
    RelDataType least = factory.leastRestrictive(types);
    return least == null ? types.getFirst() : least;
  }

  /** As in Flink, FLOAT after a DECIMAL is enough, but not before one. */
  private static RelDataType approximate(RelDataTypeFactory factory, List<RelDataType> types) {
    SqlTypeName common = SqlTypeName.FLOAT;
    boolean seen = false;
    for (RelDataType type : types) {
      seen |= SqlTypeUtil.isApproximateNumeric(type);
      if (type.getSqlTypeName() == SqlTypeName.DOUBLE || (seen && SqlTypeUtil.isDecimal(type))) {
        common = SqlTypeName.DOUBLE;
      }
    }
    return factory.createSqlType(common);
  }
}
