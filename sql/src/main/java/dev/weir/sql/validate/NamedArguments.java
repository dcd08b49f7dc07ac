package dev.weir.sql.validate;

import dev.weir.udf.UserFunction;
import dev.weir.udf.UserFunction.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Copies a query and puts the arguments of users' functions into their order, NULL for those that
 * are left out.
 *
 * <pre>
 * f(n => 1, a => 'x')  ->  f('x', 1)
 * f('x')               ->  f('x', NULL)
 * </pre>
 */
final class NamedArguments extends SqlShuttle {
  private final UserOperators operators;

  private NamedArguments(UserOperators operators) {
    this.operators = operators;
  }

  static SqlNode inOrder(SqlNode query, UserOperators operators) {
    SqlNode copy = query.accept(new NamedArguments(operators));
    return copy == null ? query : copy;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, false);
    call.getOperator().acceptCall(this, call, false, handler);
    SqlNode copied = handler.result();
    if (!(copied instanceof SqlCall inner)
        || !(inner.getOperator() instanceof SqlFunction named)
        || named.getSqlIdentifier() == null) {
      return copied;
    }
    UserFunction function = operators.user(named.getNameAsId());
    if (function == null) {
      return copied;
    }
    List<Named> parameters = function.named();
    boolean names = inner.getOperandList().stream().anyMatch(CallArguments::isNamed);
    if (parameters.isEmpty() && names) {
      throw new CallArguments(function.code().name(), inner)
          .invalid("takes no arguments by name", inner);
    }
    boolean complete = !names && inner.operandCount() >= parameters.size();
    return parameters.isEmpty() || complete ? copied : ordered(function, inner);
  }

  private static SqlNode ordered(UserFunction function, SqlCall call) {
    CallArguments given = new CallArguments(function.code().name(), call);
    Map<String, SqlNode> arguments = given.of(function.named().stream().map(Named::name).toList());
    List<SqlNode> operands = new ArrayList<>();
    for (Named parameter : function.named()) {
      SqlNode argument = arguments.get(parameter.name());
      if (argument == null && !parameter.optional()) {
        throw given.missing(parameter.name());
      }
      operands.add(argument == null ? SqlLiteral.createNull(SqlParserPos.ZERO) : argument);
    }
    return call.getOperator()
        .createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
  }
}
