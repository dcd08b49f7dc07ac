package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/**
 * GROUP BY without windows: the keys, then the aggregates, kept up to date as a changelog. Without
 * keys there is always exactly one row. A group that no row has touched for {@code ttl}
 * milliseconds is forgotten; 0 is never.
 */
public record Aggregate(
    PlanNode input, List<Integer> keys, List<AggregateCall> calls, RowType schema, long ttl)
    implements PlanNode {
  public Aggregate {
    keys = List.copyOf(keys);
    calls = List.copyOf(calls);
  }

  /** Nothing is forgotten. */
  public Aggregate(PlanNode input, List<Integer> keys, List<AggregateCall> calls, RowType schema) {
    this(input, keys, calls, schema, 0);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return false;
  }
}
