package dev.weir.plan;

import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.List;

/**
 * ORDER BY a time over inserts that never end: rows come once time has passed them, those of one
 * instant in the order of the further keys and then of arrival. The first key is the time,
 * ascending. By event time the watermark passes rows, and those not after the last that came out go
 * to the late ledger; by processing time the clock does.
 */
public record TemporalSort(PlanNode input, List<SortKey> keys, boolean eventTime)
    implements PlanNode {
  public TemporalSort {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.getFirst().descending()) {
      throw new IllegalArgumentException("keys " + keys);
    }
  }

  public int timeColumn() {
    return keys.getFirst().column();
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public RowType schema() {
    return input.schema();
  }

  @Override
  public boolean insertOnly() {
    return true;
  }
}
