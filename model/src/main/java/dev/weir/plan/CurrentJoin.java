package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each left row with the right rows of equal key that there are when it comes, INNER or LEFT. What
 * changes on the right later changes nothing of it; a left row that is taken back takes back what
 * came of it, whatever the right side holds by then. NULL is equal to nothing.
 */
public record CurrentJoin(
    PlanNode left,
    PlanNode right,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    @Nullable Expr condition,
    Presence presence,
    RowType schema)
    implements PlanNode {

  /**
   * What counts as there. {@code complete}: left rows wait until the right side has ended. {@code
   * replaces}: the key tells right rows apart, so that a new one takes the place of that before.
   */
  public record Presence(boolean complete, boolean replaces) {}

  public CurrentJoin {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    if (leftKeys.isEmpty()
        || leftKeys.size() != rightKeys.size()
        || type != JoinType.INNER && type != JoinType.LEFT) {
      throw new IllegalArgumentException(type + " on " + leftKeys + " and " + rightKeys);
    }
  }

  /** The join with what is current, with the keys and condition of a join. */
  public static CurrentJoin of(Join join, Presence presence) {
    return new CurrentJoin(
        join.left(),
        join.right(),
        join.type(),
        join.leftKeys(),
        join.rightKeys(),
        join.condition(),
        presence,
        join.schema());
  }

  /** The join that follows the changes of both sides. */
  public Join plain() {
    return new Join(left, right, type, leftKeys, rightKeys, List.of(), condition, schema);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(left, right);
  }

  @Override
  public boolean insertOnly() {
    return left.insertOnly();
  }

  /** Nothing comes of the right side alone. */
  @Override
  public boolean bounded() {
    return left.bounded();
  }
}
