package dev.weir.plan;

import dev.weir.time.Window;
import dev.weir.type.RowType;
import java.util.List;

/**
 * GROUP BY a window and keys: the keys, then the aggregates, then the window properties, once for
 * each window when the watermark reaches its end, or as often as the emission says. Rows that are
 * late for a window go to the late ledger. For sessions the keys are also what partitions them. The
 * time column may be {@link #PROCESSING_TIME}: then rows lie in the window of the moment at which
 * they come, and windows end by the clock; those still open when the input ends give nothing.
 */
public record WindowAggregate(
    PlanNode input,
    Window window,
    int timeColumn,
    List<Integer> keys,
    List<AggregateCall> calls,
    List<WindowProperty> properties,
    Emission emission,
    RowType schema)
    implements PlanNode {
  /** Instead of a time column: the clock. */
  public static final int PROCESSING_TIME = -1;

  public WindowAggregate {
    keys = List.copyOf(keys);
    calls = List.copyOf(calls);
    properties = List.copyOf(properties);
  }

  /** An aggregate that gives each window's result once. */
  public WindowAggregate(
      PlanNode input,
      Window window,
      int timeColumn,
      List<Integer> keys,
      List<AggregateCall> calls,
      List<WindowProperty> properties,
      RowType schema) {
    this(input, window, timeColumn, keys, calls, properties, Emission.AT_END, schema);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return !emission.updates();
  }
}
