package dev.weir.sql.rank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** The ranks that conditions on a rank column let through. */
final class RankRange {
  private final int rankColumn;
  private long first = 1;
  private long last = Long.MAX_VALUE;

  RankRange(int rankColumn) {
    this.rankColumn = rankColumn;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  /** Takes a condition in; false if it is not one of rank against a constant. */
  boolean narrow(RexNode condition) {
    if (!(condition instanceof RexCall call) || call.getOperands().size() != 2) {
      return false;
    }
    BigDecimal right = constant(call.getOperands().get(1));
    if (isRank(call.getOperands().get(0)) && right != null) {
      return narrow(call.getKind(), right);
    }
    BigDecimal left = constant(call.getOperands().get(0));
    return isRank(call.getOperands().get(1))
        && left != null
        && narrow(call.getKind().reverse(), left);
  }

  private boolean narrow(SqlKind comparison, BigDecimal bound) {
    long below = bound.setScale(0, RoundingMode.FLOOR).longValue();
    long above = bound.setScale(0, RoundingMode.CEILING).longValue();
    switch (comparison) {
      case LESS_THAN -> last = Math.min(last, above - 1);
      case LESS_THAN_OR_EQUAL -> last = Math.min(last, below);
      case GREATER_THAN -> first = Math.max(first, below + 1);
      case GREATER_THAN_OR_EQUAL -> first = Math.max(first, above);
      case EQUALS -> {
        first = Math.max(first, above);
        last = Math.min(last, below);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether a condition bounds the rank from above by a column of the same row. */
  boolean isBoundedByColumn(RexNode condition) {
    if (!(condition instanceof RexCall call) || call.getOperands().size() != 2) {
      return false;
    }
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    return isRank(left) && isColumn(right)
        ? isUpper(call.getKind())
        : isRank(right) && isColumn(left) && isUpper(call.getKind().reverse());
  }

  private static boolean isUpper(SqlKind comparison) {
    return comparison == SqlKind.LESS_THAN
        || comparison == SqlKind.LESS_THAN_OR_EQUAL
        || comparison == SqlKind.EQUALS;
  }

  private boolean isColumn(RexNode node) {
    return RexUtil.removeCast(node) instanceof RexInputRef ref && ref.getIndex() != rankColumn;
  }

  private boolean isRank(RexNode node) {
    return RexUtil.removeCast(node) instanceof RexInputRef ref && ref.getIndex() == rankColumn;
  }

  private static @Nullable BigDecimal constant(RexNode node) {
    return RexUtil.removeCast(node) instanceof RexLiteral literal
            && SqlTypeUtil.isExactNumeric(literal.getType())
        ? literal.getValueAs(BigDecimal.class)
        : null;
  }
}
