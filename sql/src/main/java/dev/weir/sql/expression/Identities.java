package dev.weir.sql.expression;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.sql.validate.UserScalarOperator;
import dev.weir.type.BooleanType;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Comparisons of a value with itself. Their answer is known without a look, also that of NaN, which
 * is not equal to another NaN:
 *
 * <pre>
 * x = x, x &lt;= x, x &gt;= x        becomes  TRUE, or NULL where x is
 * x &lt;&gt; x, x &lt; x, x &gt; x         becomes  FALSE, or NULL where x is
 * x IS NOT DISTINCT FROM x  becomes  TRUE
 * </pre>
 */
final class Identities {
  private Identities() {}

  /** Whether both operands are one expression. */
  static boolean isWithItself(RexCall call) {
    RexNode left = call.getOperands().getFirst();
    return left.equals(call.getOperands().getLast()) && !isRowOfParts(left) && !changes(left);
  }

  static Expr compare(SqlKind kind, Expr value) {
    boolean whole = kind == SqlKind.IS_DISTINCT_FROM || kind == SqlKind.IS_NOT_DISTINCT_FROM;
    boolean equal =
        switch (kind) {
          case EQUALS, LESS_THAN_OR_EQUAL, GREATER_THAN_OR_EQUAL, IS_NOT_DISTINCT_FROM -> true;
          default -> false;
        };
    if (whole || !value.type().nullable()) {
      return new Literal(equal, new BooleanType(false));
    }
    BooleanType type = new BooleanType(true);
    Expr isNull = new Call(Functions.get("IS NULL"), List.of(value), new BooleanType(false));
    return new Case(
        List.of(new Case.Branch(isNull, new Literal(null, type))), new Literal(equal, type), type);
  }

  /** The comparison of ROW(a, b) is that of its parts, each of which may be NULL. */
  private static boolean isRowOfParts(RexNode value) {
    return value.isA(SqlKind.ROW);
  }

  /** Whether a function of a user in it may answer otherwise the second time. */
  private static boolean changes(RexNode value) {
    return value instanceof RexCall call
        && (call.getOperator() instanceof UserScalarOperator function
                && !function.isDeterministic(call)
            || call.getOperands().stream().anyMatch(Identities::changes));
  }
}
