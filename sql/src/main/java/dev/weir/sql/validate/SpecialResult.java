package dev.weir.sql.validate;

import dev.weir.function.Function;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.DecimalType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;

/** The result types that a function works out by a rule of its own. */
final class SpecialResult {
  private SpecialResult() {}

  static RelDataType of(Function function, SqlOperatorBinding binding) {
    RelDataType first = binding.getOperandType(0);
    if (!(TypeMapping.toWeir(first) instanceof DecimalType decimal)) {
      return first;
    }
    SqlType result =
        switch (function.name()) {
          case "CEIL", "CEILING", "FLOOR" -> Types.decimal(decimal.precision(), 0);
          case "ROUND", "TRUNCATE" -> rounded(decimal, binding);
          default -> throw new IllegalStateException("no rule for the result of " + function);
        };
    return TypeMapping.toCalcite(result, binding.getTypeFactory());
  }

  /** Rounding may carry into one more digit before the point. */
  private static SqlType rounded(DecimalType type, SqlOperatorBinding binding) {
    int places = 0;
    if (binding.getOperandCount() > 1) {
      Integer given =
          binding.isOperandLiteral(1, true)
              ? binding.getOperandLiteralValue(1, Integer.class)
              : null;
      if (given == null) {
        return type;
      }
      places = given;
    }
    if (places >= type.scale()) {
      return type;
    }
    int whole = 1 + type.precision() - type.scale();
    return Types.decimal(
        Math.min(DecimalType.MAX_PRECISION, whole + Math.max(places, 0)), Math.max(places, 0));
  }
}
