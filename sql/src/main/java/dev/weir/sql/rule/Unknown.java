package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * The condition that the condition of a mark join is unknown, and the right rows to ask it of.
 *
 * <p>For one equality of columns, {@code x = y}, only whether {@code y} is NULL counts of the right
 * rows, so that they come to two at most; and if {@code x} is never NULL, only those where {@code
 * y} is.
 */
record Unknown(RelNode right, RexNode condition) {

  /**
   * Null if the condition is always known. {@code shift}: how many columns the left side has more
   * than that of the join.
   */
  static @Nullable Unknown of(Join join, RelNode right, int shift) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    int left = join.getLeft().getRowType().getFieldCount();
    List<RexNode> known = new ArrayList<>();
    List<RexNode> open = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      boolean nullable = condition.getType().isNullable();
      (nullable ? open : known).add(shifted(Marks.withoutIsTrue(condition), left, shift));
    }
    if (open.isEmpty()) {
      return null;
    }
    RexNode comparison = RexUtil.composeConjunction(rex, open);
    if (equalsRight(comparison, left + shift) instanceof Sides(RexNode x, RexInputRef y)) {
      return ofEquality(rex, right, known, x, y, left + shift);
    }
    known.add(rex.makeCall(SqlStdOperatorTable.IS_NULL, comparison));
    return new Unknown(right, RexUtil.composeConjunction(rex, known));
  }

  private static RexNode shifted(RexNode node, int left, int shift) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return ref.getIndex() < left
                ? ref
                : new RexInputRef(ref.getIndex() + shift, ref.getType());
          }
        });
  }

  private record Sides(RexNode left, RexInputRef right) {}

  private static @Nullable Sides equalsRight(RexNode comparison, int left) {
    if (comparison.getKind() != SqlKind.EQUALS) {
      return null;
    }
    List<RexNode> operands = ((RexCall) comparison).getOperands();
    boolean first = operands.get(0) instanceof RexInputRef ref && ref.getIndex() >= left;
    RexNode x = operands.get(first ? 1 : 0);
    return operands.get(first ? 0 : 1) instanceof RexInputRef y
            && y.getIndex() >= left
            && RelOptUtil.InputFinder.bits(x).length() <= left
        ? new Sides(x, y)
        : null;
  }

  private static Unknown ofEquality(
      RexBuilder rex, RelNode right, List<RexNode> known, RexNode x, RexInputRef y, int left) {
    RexNode value = rex.makeInputRef(right, y.getIndex() - left);
    RexNode isNull = rex.makeCall(SqlStdOperatorTable.IS_NULL, value);
    List<RexNode> conditions = new ArrayList<>(known);
    if (!x.getType().isNullable()) {
      return new Unknown(
          LogicalFilter.create(right, isNull), RexUtil.composeConjunction(rex, conditions));
    }
    RexNode leftIsNull = rex.makeCall(SqlStdOperatorTable.IS_NULL, x);
    if (!y.getType().isNullable()) {
      conditions.add(leftIsNull);
      return new Unknown(right, RexUtil.composeConjunction(rex, conditions));
    }
    List<RexNode> columns = new ArrayList<>(rex.identityProjects(right.getRowType()));
    columns.add(isNull);
    RelNode flagged =
        LogicalProject.create(right, List.of(), columns, (List<String>) null, Set.of());
    RexNode flag = new RexInputRef(left + columns.size() - 1, isNull.getType());
    conditions.add(rex.makeCall(SqlStdOperatorTable.OR, leftIsNull, flag));
    return new Unknown(flagged, RexUtil.composeConjunction(rex, conditions));
  }
}
