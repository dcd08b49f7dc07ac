package dev.weir.plan;

import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.List;

/**
 * ROW_NUMBER() OVER (PARTITION BY partition ORDER BY order) between {@code first} and {@code last},
 * both counted from 1: the rows of the input that hold these ranks, followed by the rank as BIGINT
 * if {@code withRank}, kept up to date. A partition whose rows have not changed for {@code ttl}
 * milliseconds is forgotten; 0 is never.
 */
public record TopN(
    PlanNode input,
    List<Integer> partition,
    List<SortKey> order,
    long first,
    long last,
    boolean withRank,
    RowType schema,
    long ttl)
    implements PlanNode {
  public TopN {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
  }

  /** Nothing is forgotten. */
  public TopN(
      PlanNode input,
      List<Integer> partition,
      List<SortKey> order,
      long first,
      long last,
      boolean withRank,
      RowType schema) {
    this(input, partition, order, first, last, withRank, schema, 0);
  }

  public TopN withTtl(long millis) {
    return new TopN(input, partition, order, first, last, withRank, schema, millis);
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
