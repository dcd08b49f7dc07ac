package dev.weir.sql.validate;

import dev.weir.error.WeirException;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.UserFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;

/** Asks a user's function whether it takes the arguments of a call. */
record UserArguments(UserFunction function) implements SqlOperandTypeChecker {
  /** The function for arguments of these types. */
  static BoundFunction bind(UserFunction function, List<RelDataType> arguments) {
    return function.bind(arguments.stream().map(TypeMapping::toWeir).toList());
  }

  /** The types of NULLs: those of the parameters, or of the first argument that has one. */
  static SqlOperandTypeInference nulls(UserFunction function) {
    return (binding, result, operands) -> {
      InferTypes.FIRST_KNOWN.inferOperandTypes(binding, result, operands);
      List<UserFunction.Named> named = function.named();
      for (int i = 0; i < Math.min(named.size(), operands.length); i++) {
        SqlType type = named.get(i).type();
        if (type != null) {
          operands[i] = TypeMapping.toCalcite(type.withNullable(true), binding.getTypeFactory());
        }
      }
    };
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    try {
      bind(function, binding.collectOperandTypes());
      return true;
    } catch (WeirException e) {
      if (throwOnFailure) {
        throw e.at(Places.of(binding.getCall().getParserPosition()));
      }
      return false;
    }
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.any();
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return name;
  }
}
