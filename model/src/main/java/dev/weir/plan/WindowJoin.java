package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of rows that lie in the same window: on equality of keys, the first of which is the
 * window's end, and a further condition over the columns of both sides (left first). NULL is equal
 * to nothing, except in the keys whose places among the keys are in {@code nullSafe}. A window is
 * joined once, when the watermark reaches its end, and then forgotten; rows that come later go to
 * the late ledger. The ends are wall clock time; {@code local} says that the event time they come
 * from is TIMESTAMP_LTZ.
 */
public record WindowJoin(
    PlanNode left,
    PlanNode right,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    List<Integer> nullSafe,
    @Nullable Expr condition,
    boolean local,
    RowType schema)
    implements PlanNode {
  public WindowJoin {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    nullSafe = List.copyOf(nullSafe);
    if (leftKeys.isEmpty() || leftKeys.size() != rightKeys.size()) {
      throw new IllegalArgumentException(leftKeys + " against " + rightKeys);
    }
  }

  /** The window join for a join whose first key is the window's end. */
  public static WindowJoin of(Join join, boolean local) {
    return new WindowJoin(
        join.left(),
        join.right(),
        join.type(),
        join.leftKeys(),
        join.rightKeys(),
        join.nullSafe(),
        join.condition(),
        local,
        join.schema());
  }

  /** The join that gives the same rows and takes no window for closed. */
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
