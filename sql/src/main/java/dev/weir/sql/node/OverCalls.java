package dev.weir.sql.node;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Takes the OVER calls out of expressions: each becomes a column after those of the input.
 *
 * <p>Calcite writes SUM as {@code CASE WHEN COUNT(x) > 0 THEN $SUM0(x) END}; here it is SUM again.
 */
public final class OverCalls extends RexShuttle {
  private final RexBuilder builder;
  private final int firstColumn;
  private final List<RexOver> calls = new ArrayList<>();

  public OverCalls(RexBuilder builder, int firstColumn) {
    this.builder = builder;
    this.firstColumn = firstColumn;
  }

  /** The calls found so far, each once. */
  public List<RexOver> calls() {
    return calls;
  }

  @Override
  public RexNode visitOver(RexOver over) {
    return column(over);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexOver sum = call.getKind() == SqlKind.CASE ? guardedSum(call) : null;
    return sum == null
        ? super.visitCall(call)
        : builder.ensureType(call.getType(), column(sum), true);
  }

  private RexNode column(RexOver over) {
    int place = calls.indexOf(over);
    if (place < 0) {
      place = calls.size();
      calls.add(over);
    }
    return new RexInputRef(firstColumn + place, over.getType());
  }

  private @Nullable RexOver guardedSum(RexCall choice) {
    List<RexNode> operands = choice.getOperands();
    if (operands.size() != 3
        || !(operands.get(0) instanceof RexCall test)
        || test.getKind() != SqlKind.GREATER_THAN
        || !(test.getOperands().getFirst() instanceof RexOver count)
        || count.getAggOperator().getKind() != SqlKind.COUNT
        || !(RexUtil.removeCast(operands.get(1)) instanceof RexOver sum)
        || sum.getAggOperator().getKind() != SqlKind.SUM0
        || !sum.getOperands().equals(count.getOperands())) {
      return null;
    }
    RexWindow window = sum.getWindow();
    return over(choice, SqlStdOperatorTable.SUM, sum, window);
  }

  private RexOver over(RexCall typed, SqlAggFunction function, RexOver like, RexWindow window) {
    return (RexOver)
        builder.makeOver(
            typed.getType(),
            function,
            like.getOperands(),
            window.partitionKeys,
            window.orderKeys,
            window.getLowerBound(),
            window.getUpperBound(),
            window.getExclude(),
            window.isRows(),
            true,
            false,
            like.isDistinct(),
            like.ignoreNulls());
  }
}
