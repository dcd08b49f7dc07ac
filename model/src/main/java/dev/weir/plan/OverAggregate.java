package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/**
 * Aggregates over the rows that come before each row, and that row, within its partition: the
 * columns of the input, then the results of the calls, then those of the lags. Ordered by a time
 * attribute a row comes out once, when its time has come; ordered by values the results of earlier
 * rows change with each that comes between.
 */
public record OverAggregate(
    PlanNode input,
    List<Integer> partition,
    OverOrder order,
    OverFrame frame,
    List<AggregateCall> calls,
    List<LagCall> lags,
    RowType schema)
    implements PlanNode {
  public OverAggregate {
    partition = List.copyOf(partition);
    calls = List.copyOf(calls);
    lags = List.copyOf(lags);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return order.kind() != OverOrder.Kind.VALUE;
  }
}
