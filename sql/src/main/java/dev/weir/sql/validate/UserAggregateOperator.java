package dev.weir.sql.validate;

import dev.weir.sql.type.TypeMapping;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.UserFunction;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Optionality;

/** A user's aggregate function, as Calcite's validator calls it. */
public final class UserAggregateOperator extends SqlAggFunction {
  private final UserFunction function;

  UserAggregateOperator(UserFunction function) {
    super(
        function.code().name(),
        new SqlIdentifier(function.code().name(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        binding ->
            TypeMapping.toCalcite(
                UserArguments.bind(function, binding.collectOperandTypes()).result(),
                binding.getTypeFactory()),
        null,
        new UserArguments(function),
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.function = function;
  }

  /** The function for arguments of these types. */
  public BoundFunction.Aggregate bind(List<SqlType> arguments) {
    return (BoundFunction.Aggregate) function.bind(arguments);
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
