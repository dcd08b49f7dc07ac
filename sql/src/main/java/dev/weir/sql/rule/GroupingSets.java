package dev.weir.sql.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate.Group;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * GROUPING SETS, ROLLUP and CUBE as one aggregate for each set, over the same input, and their
 * union; GROUPING and GROUPING_ID as constants of each. The engine runs the input once.
 *
 * <p>The empty set groups by a constant: as in Flink, it has no row before the input has one.
 */
final class GroupingSets extends RelHomogeneousShuttle {

  static RelNode expand(RelNode query) {
    return query.accept(new GroupingSets());
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    if (!(visited instanceof LogicalAggregate aggregate)) {
      return visited;
    }
    boolean simple = aggregate.getGroupType() == Group.SIMPLE;
    if (simple && aggregate.getAggCallList().stream().noneMatch(GroupingSets::isGrouping)) {
      return visited;
    }
    List<RelNode> parts = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      parts.add(part(aggregate, set, !simple));
    }
    return parts.size() == 1 ? parts.getFirst() : LogicalUnion.create(parts, true);
  }

  private static boolean isGrouping(AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case GROUPING, GROUPING_ID, GROUP_ID -> true;
      default -> false;
    };
  }

  /** The rows of one set, with the columns of the whole. */
  private static RelNode part(LogicalAggregate whole, ImmutableBitSet set, boolean ofSets) {
    boolean byConstant = ofSets && set.isEmpty();
    RelNode input = byConstant ? withConstant(whole.getInput()) : whole.getInput();
    ImmutableBitSet keys =
        byConstant ? ImmutableBitSet.of(input.getRowType().getFieldCount() - 1) : set;
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : whole.getAggCallList()) {
      if (!isGrouping(call)) {
        calls.add(retyped(call, input, keys.cardinality()));
      }
    }
    RelNode grouped = LogicalAggregate.create(input, whole.getHints(), keys, null, calls);
    return LogicalProject.create(
        grouped,
        List.of(),
        columns(whole, set, keys, grouped),
        whole.getRowType().getFieldNames(),
        Set.of());
  }

  /** The call with its type found anew: without keys a result can be NULL that else can't. */
  private static AggregateCall retyped(AggregateCall call, RelNode input, int keys) {
    return call.adaptTo(input, call.getArgList(), call.filterArg, keys != 0, keys == 0);
  }

  private static RelNode withConstant(RelNode input) {
    RexBuilder rex = input.getCluster().getRexBuilder();
    List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    columns.add(rex.makeExactLiteral(BigDecimal.ZERO));
    names.add("$all");
    return LogicalProject.create(input, List.of(), columns, names, Set.of());
  }

  private static List<RexNode> columns(
      LogicalAggregate whole, ImmutableBitSet set, ImmutableBitSet keys, RelNode grouped) {
    RexBuilder rex = whole.getCluster().getRexBuilder();
    List<RelDataTypeField> fields = whole.getRowType().getFieldList();
    List<RexNode> columns = new ArrayList<>();
    for (int key : whole.getGroupSet()) {
      RelDataType type = fields.get(columns.size()).getType();
      columns.add(
          set.get(key)
              ? rex.ensureType(type, rex.makeInputRef(grouped, keys.indexOf(key)), true)
              : rex.makeNullLiteral(type));
    }
    int place = keys.cardinality();
    for (AggregateCall call : whole.getAggCallList()) {
      RelDataType type = fields.get(columns.size()).getType();
      RexNode value =
          isGrouping(call)
              ? rex.makeExactLiteral(BigDecimal.valueOf(missing(call, set)), type)
              : rex.makeInputRef(grouped, place++);
      columns.add(rex.ensureType(type, value, true));
    }
    return columns;
  }

  /** A bit for each argument, the first the highest, set if rows are not grouped by it. */
  private static long missing(AggregateCall call, ImmutableBitSet set) {
    long bits = 0;
    for (int argument : call.getArgList()) {
      bits = bits << 1 | (set.get(argument) ? 0 : 1);
    }
    return bits;
  }
}
