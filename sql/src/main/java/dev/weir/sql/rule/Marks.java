package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Makes joins that the engine has of Calcite's mark joins, which add a truth value: TRUE if the
 * condition is TRUE for some right row, else unknown if it is unknown for some, else FALSE.
 *
 * <pre>
 * Filter[mark](Mark(L, R, c))      becomes Semi(L, R, c)
 * Filter[NOT mark](Mark(L, R, c))  becomes Anti(Anti(L, R, c), R, c IS UNKNOWN)
 * Mark(L, R, c) otherwise          becomes Project[CASE m1 THEN TRUE WHEN m2 THEN NULL ELSE FALSE]
 *                                       (MarkNode(MarkNode(L, R, c), R, c IS UNKNOWN))
 * </pre>
 *
 * The second join is left out where the condition cannot be unknown.
 */
final class Marks {
  private final RexBuilder rex;

  private Marks(RexBuilder rex) {
    this.rex = rex;
  }

  static RelNode apply(RelNode query) {
    return new Marks(query.getCluster().getRexBuilder()).rewrite(query);
  }

  private RelNode rewrite(RelNode node) {
    if (node instanceof Filter filter && isMark(filter.getInput())) {
      return filter(filter, (Join) filter.getInput());
    }
    List<RelNode> inputs = node.getInputs().stream().map(this::rewrite).toList();
    RelNode same = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return isMark(same) ? value((Join) same) : same;
  }

  private static boolean isMark(RelNode node) {
    return node instanceof Join join && join.getJoinType() == JoinRelType.LEFT_MARK;
  }

  private RelNode filter(Filter filter, Join join) {
    int mark = join.getLeft().getRowType().getFieldCount();
    List<RexNode> below = new ArrayList<>();
    List<RexNode> above = new ArrayList<>();
    Boolean wanted = null;
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      Boolean value = wanted(condition, mark);
      if (value != null && (wanted == null || wanted.equals(value))) {
        wanted = value;
      } else {
        (RelOptUtil.InputFinder.bits(condition).get(mark) ? above : below).add(condition);
      }
    }
    RelNode left = rewrite(filtered(join.getLeft(), below));
    RelNode right = rewrite(join.getRight());
    RelNode marked =
        wanted == null
            ? value(join.copy(join.getTraitSet(), List.of(left, right)))
            : constant(wanted ? semi(left, right, join) : anti(left, right, join), wanted, join);
    return filtered(marked, above);
  }

  /** What a condition wants a mark to be, if that is all it says. */
  private static @Nullable Boolean wanted(RexNode condition, int mark) {
    if (isColumn(condition, mark)) {
      return true;
    }
    if (!(condition instanceof RexCall call) || !isColumn(call.getOperands().getFirst(), mark)) {
      return null;
    }
    return switch (call.getKind()) {
      case IS_TRUE -> true;
      case NOT, IS_FALSE -> false;
      default -> null;
    };
  }

  private static boolean isColumn(RexNode node, int column) {
    return node instanceof RexInputRef ref && ref.getIndex() == column;
  }

  private RelNode filtered(RelNode node, List<RexNode> conditions) {
    return conditions.isEmpty()
        ? node
        : LogicalFilter.create(node, RexUtil.composeConjunction(rex, conditions));
  }

  private RelNode semi(RelNode left, RelNode right, Join join) {
    return join(left, right, isTrue(join.getCondition()), JoinRelType.SEMI);
  }

  private RelNode anti(RelNode left, RelNode right, Join join) {
    RelNode without = join(left, right, isTrue(join.getCondition()), JoinRelType.ANTI);
    Unknown unknown = Unknown.of(join, right, 0);
    return unknown == null
        ? without
        : join(without, unknown.right(), unknown.condition(), JoinRelType.ANTI);
  }

  private static RelNode join(RelNode left, RelNode right, RexNode condition, JoinRelType type) {
    return LogicalJoin.create(left, right, List.of(), condition, Set.of(), type);
  }

  /** The rows of a join whose mark is known, in the columns of the mark join. */
  private RelNode constant(RelNode rows, boolean mark, Join join) {
    List<RexNode> columns = new ArrayList<>(rex.identityProjects(rows.getRowType()));
    columns.add(rex.makeLiteral(mark));
    return typed(rows, columns, join);
  }

  private RelNode value(Join join) {
    RelNode left = join.getLeft();
    RelNode right = join.getRight();
    int columns = left.getRowType().getFieldCount();
    RelNode marked = MarkNode.create(left, right, isTrue(join.getCondition()));
    RexNode found = rex.makeInputRef(marked, columns);
    Unknown unknown = Unknown.of(join, right, 1);
    RexNode mark = found;
    if (unknown != null) {
      marked = MarkNode.create(marked, unknown.right(), unknown.condition());
      mark =
          rex.makeCall(
              SqlStdOperatorTable.CASE,
              found,
              rex.makeLiteral(true),
              rex.makeInputRef(marked, columns + 1),
              rex.makeNullLiteral(found.getType()),
              rex.makeLiteral(false));
    }
    List<RexNode> all = new ArrayList<>(rex.identityProjects(left.getRowType()));
    all.add(mark);
    return typed(marked, all, join);
  }

  private RelNode typed(RelNode rows, List<RexNode> columns, Join join) {
    RelNode project =
        LogicalProject.create(
            rows, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
    return RelOptUtil.createCastRel(project, join.getRowType(), true);
  }

  /** A condition for a join that takes unknown for FALSE. */
  private RexNode isTrue(RexNode condition) {
    return RexUtil.composeConjunction(
        rex, RelOptUtil.conjunctions(condition).stream().map(Marks::withoutIsTrue).toList());
  }

  static RexNode withoutIsTrue(RexNode condition) {
    return condition.getKind() == SqlKind.IS_TRUE
        ? ((RexCall) condition).getOperands().getFirst()
        : condition;
  }
}
