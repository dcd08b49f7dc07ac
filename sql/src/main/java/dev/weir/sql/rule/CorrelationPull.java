package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Takes the conditions that read the left row of a correlation out of its right side. */
final class CorrelationPull {
  private final Correlate correlate;
  private final RexBuilder rex;

  CorrelationPull(Correlate correlate) {
    this.correlate = correlate;
    this.rex = correlate.getCluster().getRexBuilder();
  }

  /**
   * A right side without correlation: its former columns, then what the conditions read besides.
   * The conditions are over it, and still over the left row by name.
   */
  record Pulled(RelNode node, List<RexNode> conditions) {

    /** The columns that the conditions read. */
    ImmutableBitSet columns() {
      return RelOptUtil.InputFinder.bits(conditions, null);
    }

    /** Whether a left row settles the values of all columns that the conditions read. */
    boolean onlyEqualities() {
      return conditions.stream().allMatch(Pulled::isEquality);
    }

    private static boolean isEquality(RexNode condition) {
      if (!(condition instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
        return false;
      }
      RexNode first = call.getOperands().get(0);
      RexNode second = call.getOperands().get(1);
      return first instanceof RexInputRef && RelOptUtil.InputFinder.bits(second).isEmpty()
          || second instanceof RexInputRef && RelOptUtil.InputFinder.bits(first).isEmpty();
    }

    /** The conditions over a node in which the columns stand elsewhere. */
    List<RexNode> moved(IntUnaryOperator place, RelNode over) {
      List<RelDataType> types =
          over.getRowType().getFieldList().stream().map(field -> field.getType()).toList();
      RexShuttle shuttle =
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
              int index = place.applyAsInt(ref.getIndex());
              return new RexInputRef(index, types.get(index));
            }
          };
      return conditions.stream().map(condition -> condition.accept(shuttle)).toList();
    }
  }

  /** Pulls the conditions out of the right side; null if one cannot be. */
  @Nullable Pulled pull(RelNode node) {
    if (RelOptUtil.notContainsCorrelation(node, correlate.getCorrelationId(), Litmus.IGNORE)) {
      return new Pulled(node, List.of());
    }
    return switch (node) {
      case Filter filter -> filter(filter);
      case Project project -> project(project);
      case Aggregate aggregate -> aggregate(aggregate);
      case Join join -> join(join);
      case Sort sort when sort.fetch == null && sort.offset == null -> pull(sort.getInput());
      default -> null;
    };
  }

  private @Nullable Pulled filter(Filter filter) {
    Pulled input = pull(filter.getInput());
    if (input == null) {
      return null;
    }
    List<RexNode> conditions = new ArrayList<>(input.conditions);
    List<RexNode> own = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      (readsLeft(condition) ? conditions : own).add(condition);
    }
    RexNode rest = RexUtil.composeConjunction(rex, own);
    return new Pulled(
        rest.isAlwaysTrue() ? input.node : LogicalFilter.create(input.node, rest), conditions);
  }

  private @Nullable Pulled project(Project project) {
    Pulled input = pull(project.getInput());
    if (input == null
        || project.containsOver()
        || project.getProjects().stream().anyMatch(this::readsLeft)) {
      return null;
    }
    List<RexNode> columns = new ArrayList<>(project.getProjects());
    for (int column : input.columns()) {
      RexNode ref = rex.makeInputRef(input.node, column);
      if (!columns.contains(ref)) {
        columns.add(ref);
      }
    }
    RelNode wider =
        LogicalProject.create(
            input.node, project.getHints(), columns, (List<String>) null, Set.of());
    return new Pulled(
        wider, input.moved(column -> columns.indexOf(rex.makeInputRef(input.node, column)), wider));
  }

  /**
   * Groups by what the conditions read too, which a left row settles, so that groups stay whole.
   */
  private @Nullable Pulled aggregate(Aggregate aggregate) {
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE || aggregate.getGroupSet().isEmpty()) {
      return null;
    }
    Pulled input = pull(aggregate.getInput());
    if (input == null || !aggregate.getAggCallList().isEmpty() && !input.onlyEqualities()) {
      return null;
    }
    ImmutableBitSet keys = aggregate.getGroupSet().union(input.columns());
    RelNode grouped =
        LogicalAggregate.create(
            input.node, aggregate.getHints(), keys, null, aggregate.getAggCallList());
    List<RexNode> columns = new ArrayList<>();
    aggregate.getGroupSet().forEachInt(key -> columns.add(column(grouped, keys.indexOf(key))));
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      columns.add(column(grouped, keys.cardinality() + i));
    }
    for (int column : input.columns()) {
      RexNode ref = column(grouped, keys.indexOf(column));
      if (!columns.contains(ref)) {
        columns.add(ref);
      }
    }
    RelNode ordered =
        LogicalProject.create(grouped, List.of(), columns, (List<String>) null, Set.of());
    return new Pulled(
        ordered,
        input.moved(column -> columns.indexOf(column(grouped, keys.indexOf(column))), ordered));
  }

  private RexNode column(RelNode node, int index) {
    return rex.makeInputRef(node, index);
  }

  private @Nullable Pulled join(Join join) {
    if (join.getJoinType() != JoinRelType.INNER) {
      return null;
    }
    Pulled left = pull(join.getLeft());
    Pulled right = pull(join.getRight());
    if (left == null || right == null) {
      return null;
    }
    int leftColumns = join.getLeft().getRowType().getFieldCount();
    int rightColumns = join.getRight().getRowType().getFieldCount();
    int shift = left.node.getRowType().getFieldCount();
    List<RexNode> own = new ArrayList<>();
    List<RexNode> pulled = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      (readsLeft(condition) ? pulled : own).add(condition);
    }
    IntUnaryOperator place = column -> column < leftColumns ? column : column - leftColumns + shift;
    RelNode both =
        LogicalJoin.create(
            left.node,
            right.node,
            join.getHints(),
            RexUtil.composeConjunction(rex, moved(own, place)),
            Set.of(),
            JoinRelType.INNER);
    List<RexNode> conditions = moved(pulled, place);
    conditions.addAll(left.conditions);
    conditions.addAll(moved(right.conditions, column -> column + shift));
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < leftColumns + rightColumns; i++) {
      columns.add(column(both, place.applyAsInt(i)));
    }
    for (int column : RelOptUtil.InputFinder.bits(conditions, null)) {
      if (!columns.contains(column(both, column))) {
        columns.add(column(both, column));
      }
    }
    RelNode ordered =
        LogicalProject.create(both, List.of(), columns, (List<String>) null, Set.of());
    return new Pulled(ordered, moved(conditions, column -> columns.indexOf(column(both, column))));
  }

  private static List<RexNode> moved(List<RexNode> nodes, IntUnaryOperator place) {
    RexShuttle shuttle =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(place.applyAsInt(ref.getIndex()), ref.getType());
          }
        };
    List<RexNode> moved = new ArrayList<>();
    nodes.forEach(node -> moved.add(node.accept(shuttle)));
    return moved;
  }

  private boolean readsLeft(RexNode node) {
    boolean[] found = {false};
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCorrelVariable(RexCorrelVariable variable) {
            found[0] |= variable.id.equals(correlate.getCorrelationId());
            return null;
          }
        });
    return found[0];
  }

  /** Expressions over the right side and the left row by name as ones over left, then right. */
  List<RexNode> overBoth(List<RexNode> nodes) {
    int shift = correlate.getLeft().getRowType().getFieldCount();
    List<RexNode> both = new ArrayList<>();
    for (RexNode node : nodes) {
      both.add(
          substitute(node, column -> new RexInputRef(column.getIndex() + shift, column.getType())));
    }
    return both;
  }

  /** What replaces a column of the right side. */
  interface Replacement {
    RexNode of(RexInputRef column);
  }

  /** An expression with columns of the left side for those of the left row by name. */
  RexNode substitute(RexNode node, Replacement right) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && variable.id.equals(correlate.getCorrelationId())
                ? rex.makeInputRef(correlate.getLeft(), access.getField().getIndex())
                : super.visitFieldAccess(access);
          }

          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return right.of(ref);
          }
        });
  }
}
