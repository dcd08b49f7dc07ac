package dev.weir.plan;

import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.List;

/**
 * ROW_NUMBER() OVER (PARTITION BY partition ORDER BY order) between {@code first} and {@code last},
 * both counted from 1: the rows of the input that hold these ranks, followed by the rank as BIGINT
 * if {@code withRank}, kept up to date.
 */
public record TopN(
    PlanNode input,
    List<Integer> partition,
    List<SortKey> order,
    long first,
    long last,
    boolean withRank,
    RowType schema)
    implements PlanNode {
  public TopN {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
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
