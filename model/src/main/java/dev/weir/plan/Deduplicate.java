package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/**
 * The first or the last row of each partition in the order of a time attribute. By event time the
 * first comes out when its time has come, by processing time at once; the last replaces those
 * before it. A partition whose row has not changed for {@code ttl} milliseconds is forgotten; 0 is
 * never.
 */
public record Deduplicate(
    PlanNode input,
    List<Integer> partition,
    int timeColumn,
    boolean eventTime,
    boolean keepLast,
    long ttl)
    implements PlanNode {
  public Deduplicate {
    partition = List.copyOf(partition);
  }

  /** Whether rows come out only when their time has come. */
  public boolean waits() {
    return eventTime && !keepLast;
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
    return !keepLast;
  }
}
