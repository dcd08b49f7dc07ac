package dev.weir.sql.join;

import dev.weir.plan.Aggregate;
import dev.weir.plan.PlanNode;
import dev.weir.plan.SetOperation;
import dev.weir.plan.Union;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.node.NodeConversion;
import dev.weir.type.RowType;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalUnion;

/** UNION, INTERSECT and EXCEPT, their inputs brought to the types of the result. */
public final class SetConversion {
  private final NodeConversion plans;

  public SetConversion(NodeConversion plans) {
    this.plans = plans;
  }

  /** Rows of any input, once each if not ALL. */
  public PlanNode union(LogicalUnion union) {
    RowType schema = NodeConversion.schema(union);
    List<PlanNode> inputs = inputs(union, schema);
    PlanNode all = inputs.size() == 1 ? inputs.getFirst() : new Union(inputs, schema);
    return union.all
        ? all
        : new Aggregate(
            all,
            IntStream.range(0, schema.size()).boxed().toList(),
            List.of(),
            schema,
            plans.stateTtl().millis());
  }

  /** An operation of two inputs or more, which starts with the first two. */
  public PlanNode convert(SetOp operation, SetOperation.Kind kind) {
    RowType schema = NodeConversion.schema(operation);
    return inputs(operation, schema).stream()
        .reduce((left, right) -> new SetOperation(left, right, kind, operation.all, schema))
        .orElseThrow();
  }

  private List<PlanNode> inputs(SetOp operation, RowType schema) {
    return operation.getInputs().stream()
        .map(input -> Projections.cast(plans.convert(input), schema))
        .toList();
  }
}
