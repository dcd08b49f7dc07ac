package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join on equality of keys and a further condition over the columns of both sides (left first).
 * NULL is equal to nothing, except in the keys whose places among the keys are in {@code nullSafe}.
 * Both sides are kept; a change of either changes the result. A row that has not been written for
 * the milliseconds of its side in {@code ttl} is forgotten; one beyond its {@code reach} may be.
 */
public record Join(
    PlanNode left,
    PlanNode right,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    List<Integer> nullSafe,
    @Nullable Expr condition,
    RowType schema,
    JoinTtl ttl,
    JoinReach reach)
    implements PlanNode {
  public Join {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    nullSafe = List.copyOf(nullSafe);
    if (leftKeys.size() != rightKeys.size()) {
      throw new IllegalArgumentException(leftKeys + " and " + rightKeys);
    }
    boolean endless = reach.equals(JoinReach.ENDLESS);
    boolean onlyGrows = type.givesRight() && left.insertOnly() && right.insertOnly();
    if (!endless && (!onlyGrows || !ttl.equals(JoinTtl.NEVER))) {
      throw new IllegalArgumentException("reach=" + reach);
    }
  }

  /** Nothing is forgotten. */
  public Join(
      PlanNode left,
      PlanNode right,
      JoinType type,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      List<Integer> nullSafe,
      @Nullable Expr condition,
      RowType schema) {
    this(
        left,
        right,
        type,
        leftKeys,
        rightKeys,
        nullSafe,
        condition,
        schema,
        JoinTtl.NEVER,
        JoinReach.ENDLESS);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(left, right);
  }

  @Override
  public boolean insertOnly() {
    return (type == JoinType.INNER || type == JoinType.SEMI)
        && left.insertOnly()
        && right.insertOnly();
  }
}
