package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Takes out of aggregates the calls that give a constant, which Calcite puts there to tell a row of
 * an outer join that is there from one that is not.
 *
 * <pre>
 * Aggregate[keys, LITERAL_AGG(TRUE)](X)  becomes  Project[keys, TRUE](Aggregate[keys](X))
 * </pre>
 */
final class ConstantCalls {
  private ConstantCalls() {}

  static RelNode remove(RelNode node) {
    List<RelNode> inputs = node.getInputs().stream().map(ConstantCalls::remove).toList();
    RelNode same = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return same instanceof Aggregate aggregate
            && aggregate.getAggCallList().stream().anyMatch(ConstantCalls::isConstant)
        ? project(aggregate)
        : same;
  }

  private static boolean isConstant(AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.LITERAL_AGG;
  }

  private static RelNode project(Aggregate aggregate) {
    List<AggregateCall> others =
        aggregate.getAggCallList().stream().filter(call -> !isConstant(call)).toList();
    Aggregate smaller =
        aggregate.copy(
            aggregate.getTraitSet(),
            aggregate.getInput(),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            others);
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < aggregate.getGroupCount(); i++) {
      columns.add(aggregate.getCluster().getRexBuilder().makeInputRef(smaller, i));
    }
    int next = aggregate.getGroupCount();
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.add(
          isConstant(call)
              ? call.rexList.getFirst()
              : aggregate.getCluster().getRexBuilder().makeInputRef(smaller, next++));
    }
    RelNode project =
        LogicalProject.create(
            smaller, List.of(), columns, aggregate.getRowType().getFieldNames(), Set.of());
    return RelOptUtil.createCastRel(project, aggregate.getRowType(), true);
  }
}
