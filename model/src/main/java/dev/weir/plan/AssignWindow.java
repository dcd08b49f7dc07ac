package dev.weir.plan;

import dev.weir.time.Window;
import dev.weir.type.RowType;
import java.util.List;

/**
 * A windowing table function used by itself: every input row once for each of its windows, with
 * {@code window_start}, {@code window_end} and {@code window_time} appended. Sessions are kept for
 * each value of the partition columns; their rows come out when the session ends.
 */
public record AssignWindow(
    PlanNode input, Window window, int timeColumn, List<Integer> partition, RowType schema)
    implements PlanNode {
  public AssignWindow {
    partition = List.copyOf(partition);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return input.insertOnly();
  }
}
