package dev.weir.plan;

import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.List;

/**
 * ORDER BY, OFFSET and LIMIT over a bounded input, once it has ended; insert-only. Without keys:
 * LIMIT over rows as they come.
 */
public record Sort(PlanNode input, List<SortKey> keys, long offset, long fetch)
    implements PlanNode {
  /** No LIMIT. */
  public static final long ALL = Long.MAX_VALUE;

  public Sort {
    keys = List.copyOf(keys);
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
    return !keys.isEmpty() || input.insertOnly();
  }
}
