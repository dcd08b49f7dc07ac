package dev.weir.sql.validate;

import dev.weir.sql.type.TypeMapping;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.UserFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A user's scalar function, as Calcite's validator calls it. */
public final class UserScalarOperator extends SqlFunction {
  private final UserFunction function;

  UserScalarOperator(UserFunction function) {
    super(
        function.code().name(),
        new SqlIdentifier(function.code().name(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        binding ->
            TypeMapping.toCalcite(
                UserArguments.bind(function, binding.collectOperandTypes()).result(),
                binding.getTypeFactory()),
        UserArguments.nulls(function),
        new UserArguments(function),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.function = function;
  }

  /** The function for arguments of these types. */
  public BoundFunction.Scalar bind(List<RelDataType> arguments) {
    return (BoundFunction.Scalar) UserArguments.bind(function, arguments);
  }

  /** Whether a call gives the same for the same arguments each time. */
  public boolean isDeterministic(RexCall call) {
    return bind(RexUtil.types(call.getOperands())).deterministic();
  }

  /** Only a call tells. */
  @Override
  public boolean isDeterministic() {
    return false;
  }
}
