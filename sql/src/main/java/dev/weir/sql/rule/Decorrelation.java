package dev.weir.sql.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.ConditionalCorrelate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes joins of correlations whose right side can be computed once for all left rows, by pulling
 * the conditions that read the left row up to the join ({@link CorrelationPull}). What is not of
 * that kind stays.
 *
 * <pre>
 * Correlate(mark, L, Filter[x = cor.y](R))                  becomes Join(mark, L, R, L.y = R.x)
 * Correlate(left, L, Aggregate[{}, f](Filter[x = cor.y](R))) becomes
 *     Project[L, f](Join(left, L, Aggregate[{x}, f](R), L.y = R.x)), f being 0 for COUNT of nothing
 * </pre>
 */
final class Decorrelation {
  private Decorrelation() {}

  static RelNode apply(RelNode node) {
    List<RelNode> inputs = node.getInputs().stream().map(Decorrelation::apply).toList();
    RelNode same = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    if (!(same instanceof Correlate correlate)) {
      return same;
    }
    RelNode join = join(correlate);
    return join == null ? correlate : RelOptUtil.createCastRel(join, node.getRowType(), true);
  }

  private static @Nullable RelNode join(Correlate correlate) {
    return switch (correlate.getJoinType()) {
      case LEFT_MARK, SEMI, ANTI -> existence(correlate);
      case INNER, LEFT -> {
        RelNode aggregate = aggregate(correlate);
        yield aggregate == null ? rows(correlate) : aggregate;
      }
      default -> null;
    };
  }

  private static @Nullable RelNode existence(Correlate correlate) {
    RelNode right = correlate.getRight();
    while (right instanceof Sort sort && keepsOne(sort)) {
      right = sort.getInput();
    }
    CorrelationPull pull = new CorrelationPull(correlate);
    CorrelationPull.Pulled pulled = pull.pull(right);
    if (pulled == null) {
      return null;
    }
    RexBuilder rex = correlate.getCluster().getRexBuilder();
    List<RexNode> conditions = new ArrayList<>();
    for (RexNode condition : pull.overBoth(pulled.conditions())) {
      // A row for which this is unknown is not among those compared.
      conditions.add(
          condition.getType().isNullable()
              ? rex.makeCall(SqlStdOperatorTable.IS_TRUE, condition)
              : condition);
    }
    if (correlate instanceof ConditionalCorrelate conditional) {
      conditions.add(conditional.getCondition());
    }
    return join(correlate, pulled.node(), conditions, correlate.getJoinType());
  }

  /** Whether there is a row after the sort if there is one before. */
  private static boolean keepsOne(Sort sort) {
    return sort.offset == null
        && (sort.fetch == null || sort.fetch instanceof RexLiteral fetch && isPositive(fetch));
  }

  private static boolean isPositive(RexLiteral number) {
    BigDecimal value = number.getValueAs(BigDecimal.class);
    return value != null && value.signum() > 0;
  }

  /** Rows of a LATERAL query. */
  private static @Nullable RelNode rows(Correlate correlate) {
    CorrelationPull pull = new CorrelationPull(correlate);
    CorrelationPull.Pulled pulled = pull.pull(correlate.getRight());
    if (pulled == null || correlate instanceof ConditionalCorrelate) {
      return null;
    }
    RelNode join =
        join(correlate, pulled.node(), pull.overBoth(pulled.conditions()), correlate.getJoinType());
    int columns = correlate.getRowType().getFieldCount();
    List<RexNode> kept = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      kept.add(correlate.getCluster().getRexBuilder().makeInputRef(join, i));
    }
    return LogicalProject.create(
        join, List.of(), kept, correlate.getRowType().getFieldNames(), Set.of());
  }

  private static RelNode join(
      Correlate correlate, RelNode right, List<RexNode> conditions, JoinRelType type) {
    RexNode condition =
        RexUtil.composeConjunction(correlate.getCluster().getRexBuilder(), conditions);
    return LogicalJoin.create(correlate.getLeft(), right, List.of(), condition, Set.of(), type);
  }

  /** A value that is aggregated from the right rows of each left row. */
  private static @Nullable RelNode aggregate(Correlate correlate) {
    List<Project> projects = new ArrayList<>();
    RelNode right = correlate.getRight();
    while (right instanceof Project project) {
      projects.addFirst(project);
      right = project.getInput();
    }
    if (!(right instanceof Aggregate total)
        || !total.getGroupSet().isEmpty()
        || total.getGroupType() != Aggregate.Group.SIMPLE
        || correlate instanceof ConditionalCorrelate) {
      return null;
    }
    CorrelationPull pull = new CorrelationPull(correlate);
    CorrelationPull.Pulled pulled = pull.pull(total.getInput());
    if (pulled == null || !pulled.onlyEqualities() || pulled.conditions().isEmpty()) {
      return null;
    }
    ImmutableBitSet keys = pulled.columns();
    RelNode grouped =
        LogicalAggregate.create(
            pulled.node(), List.of(), keys, null, ofGroups(total, pulled.node()));
    List<RexNode> conditions = pulled.moved(column -> keys.indexOf(column), grouped);
    // A total over no rows is one row, so every left row stays.
    RelNode join = join(correlate, grouped, pull.overBoth(conditions), JoinRelType.LEFT);
    List<RexNode> values = totals(correlate, total, join, keys.cardinality());
    for (Project project : projects) {
      List<RexNode> inputs = values;
      values =
          project.getProjects().stream()
              .map(value -> pull.substitute(value, column -> inputs.get(column.getIndex())))
              .toList();
    }
    List<RexNode> all = new ArrayList<>();
    for (int i = 0; i < correlate.getLeft().getRowType().getFieldCount(); i++) {
      all.add(correlate.getCluster().getRexBuilder().makeInputRef(join, i));
    }
    all.addAll(values);
    return LogicalProject.create(
        join, List.of(), all, correlate.getRowType().getFieldNames(), Set.of());
  }

  /** The calls of a total for groups: a group has rows, so that fewer calls can be NULL. */
  private static List<AggregateCall> ofGroups(Aggregate total, RelNode input) {
    return total.getAggCallList().stream()
        .map(call -> call.adaptTo(input, call.getArgList(), call.filterArg, true, false))
        .toList();
  }

  /** The values of the calls, over the join; a count of nothing is 0. */
  private static List<RexNode> totals(
      Correlate correlate, Aggregate total, RelNode join, int keyCount) {
    RexBuilder rex = correlate.getCluster().getRexBuilder();
    int first = correlate.getLeft().getRowType().getFieldCount() + keyCount;
    List<RexNode> values = new ArrayList<>();
    for (AggregateCall call : total.getAggCallList()) {
      RexNode value = rex.makeInputRef(join, first + values.size());
      boolean counts =
          call.getAggregation().getKind() == SqlKind.COUNT
              || call.getAggregation().getKind() == SqlKind.SUM0;
      RelDataType type = call.getType();
      values.add(
          counts
              ? rex.makeCall(
                  type,
                  SqlStdOperatorTable.CASE,
                  List.of(
                      rex.makeCall(SqlStdOperatorTable.IS_NULL, value),
                      rex.makeZeroLiteral(type),
                      value))
              : value);
    }
    return values;
  }
}
