package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of rows whose times are near each other: on equality of keys and a further condition over
 * the columns of both sides (left first), which holds only within {@code interval}. NULL is equal
 * to nothing, except in the keys whose places among the keys are in {@code nullSafe}. Both inputs
 * are insert-only. A row is kept until no more can come within its interval; if it has found none
 * by then, it comes out alone where the type of join says so.
 */
public record IntervalJoin(
    PlanNode left,
    PlanNode right,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    List<Integer> nullSafe,
    @Nullable Expr condition,
    Interval interval,
    RowType schema)
    implements PlanNode {

  /**
   * Where the time of a left row must lie: between that of the right row plus {@code lower} and
   * plus {@code upper}, both included, in milliseconds. The times are columns of their sides.
   */
  public record Interval(int leftTime, int rightTime, long lower, long upper, boolean eventTime) {

    /** The same with the sides changed over. */
    public Interval swap() {
      return new Interval(rightTime, leftTime, -upper, -lower, eventTime);
    }

    /** The same for columns in other places. */
    public Interval at(int newLeftTime, int newRightTime) {
      return new Interval(newLeftTime, newRightTime, lower, upper, eventTime);
    }

    /** How far the times of results stay behind the watermark of the inputs at most. */
    public long delay() {
      return Math.max(0, Math.max(-lower, upper));
    }
  }

  public IntervalJoin {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    nullSafe = List.copyOf(nullSafe);
    if (leftKeys.size() != rightKeys.size() || !type.givesRight()) {
      throw new IllegalArgumentException(type + " on " + leftKeys + " and " + rightKeys);
    }
  }

  /** The interval join for a join whose condition bounds the times. */
  public static IntervalJoin of(Join join, Interval interval) {
    return new IntervalJoin(
        join.left(),
        join.right(),
        join.type(),
        join.leftKeys(),
        join.rightKeys(),
        join.nullSafe(),
        join.condition(),
        interval,
        join.schema());
  }

  /** The join that gives the same rows and forgets none. */
  public Join plain() {
    return new Join(left, right, type, leftKeys, rightKeys, nullSafe, condition, schema);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(left, right);
  }

  @Override
  public boolean insertOnly() {
    return true;
  }
}
