package dev.weir.plan;

import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.List;

/**
 * ROW_NUMBER() OVER (PARTITION BY partition ORDER BY order) between {@code first} and {@code last},
 * both counted from 1, where the partition columns hold the bounds of a window, the end at {@code
 * end}: the rows of the input that hold these ranks, followed by the rank as BIGINT if {@code
 * withRank}, once for each window when the watermark reaches its end. Rows that come later go to
 * the late ledger. Ends are wall clock time; {@code local} says that the event time they come from
 * is TIMESTAMP_LTZ.
 */
public record WindowTopN(
    PlanNode input,
    int end,
    boolean local,
    List<Integer> partition,
    List<SortKey> order,
    Ties ties,
    long first,
    long last,
    boolean withRank,
    RowType schema)
    implements PlanNode {

  /** Which of two rows that tie has the lower rank. */
  public enum Ties {
    FIRST_CAME,
    LAST_CAME
  }

  public WindowTopN {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
  }

  /** The Top-N that gives the same rows, ties aside, and takes no window for closed. */
  public TopN plain() {
    return new TopN(input, partition, order, first, last, withRank, schema);
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
