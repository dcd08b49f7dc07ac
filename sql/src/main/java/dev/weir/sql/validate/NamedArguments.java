package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.udf.UserFunction;
import dev.weir.udf.UserFunction.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
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
    List<Named> all = function.named();
    boolean names =
        inner.getOperandList().stream()
            .anyMatch(operand -> operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT);
    if (all.isEmpty() && names) {
      throw invalid(function, "takes no arguments by name", inner);
    }
    boolean complete = !names && inner.operandCount() >= all.size();
    return all.isEmpty() || complete ? copied : ordered(function, inner);
  }

  private static SqlNode ordered(UserFunction function, SqlCall call) {
    List<Named> all = function.named();
    List<String> names = all.stream().map(Named::name).toList();
    @Nullable SqlNode[] given = new SqlNode[all.size()];
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode operand = call.operand(i);
      int place = i;
      SqlNode value = operand;
      if (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        String name = ((SqlIdentifier) ((SqlCall) operand).operand(1)).getSimple();
        place = names.indexOf(name);
        if (place < 0) {
          throw invalid(function, "has no argument \"" + name + "\"", operand)
              .withHint(Suggestions.didYouMean(name, names));
        }
        value = ((SqlCall) operand).operand(0);
      }
      if (place >= given.length) {
        throw invalid(function, "takes at most " + given.length + " arguments", operand);
      }
      given[place] = value.getKind() == SqlKind.DEFAULT ? null : value;
    }
    for (int i = 0; i < given.length; i++) {
      if (given[i] == null && !all.get(i).optional()) {
        throw invalid(function, "misses its argument \"" + names.get(i) + "\"", call);
      }
    }
    return call.getOperator()
        .createCall(
            call.getFunctionQuantifier(),
            call.getParserPosition(),
            new ArrayList<>(
                Arrays.stream(given)
                    .map(value -> value == null ? SqlLiteral.createNull(SqlParserPos.ZERO) : value)
                    .toList()));
  }

  private static WeirException invalid(UserFunction function, String reason, SqlNode place) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "function \"" + function.code().name() + "\" " + reason)
        .at(Places.of(place.getParserPosition()));
  }
}
