package dev.weir.sql.lateral;

import dev.weir.expr.Expr;
import dev.weir.plan.TableFunction;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.validate.UserTableOperator;
import dev.weir.type.RowType;
import dev.weir.udf.BoundFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Calls of users' table functions. */
final class UserTables {
  private UserTables() {}

  /** The function that a scan calls, or null if it is of another kind. */
  static @Nullable UserTableOperator operator(TableFunctionScan scan) {
    return scan.getCall() instanceof RexCall call
            && call.getOperator() instanceof UserTableOperator operator
        ? operator
        : null;
  }

  /** The call: its arguments are cast to what the function takes. */
  static TableFunction call(TableFunctionScan scan, List<RexNode> given, List<Expr> arguments) {
    UserTableOperator operator = Objects.requireNonNull(operator(scan));
    BoundFunction.Table function = operator.bind(given.stream().map(RexNode::getType).toList());
    RowType columns = function.columns();
    List<Expr> cast = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      cast.add(ExpressionConversion.cast(arguments.get(i), function.parameters().get(i)));
    }
    return new TableFunction.User(function, cast, columns);
  }
}
