package dev.weir.plan;

import dev.weir.time.Window;
import dev.weir.type.RowType;
import java.util.List;

/**
 * GROUP BY a window and keys: the keys, then the aggregates, then the window properties, once for
 * each window when the watermark reaches its end. Rows that are late for a window go to the late
 * ledger. For sessions the keys are also what partitions them.
 */
public record WindowAggregate(
    PlanNode input,
    Window window,
    int timeColumn,
    List<Integer> keys,
    List<AggregateCall> calls,
    List<WindowProperty> properties,
    RowType schema)
    implements PlanNode {
  public WindowAggregate {
    keys = List.copyOf(keys);
    calls = List.copyOf(calls);
    properties = List.copyOf(properties);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return true;
  }
}
