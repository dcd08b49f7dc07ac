package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each left row with the version of the right row of equal key that was valid at the left row's
 * time, INNER or LEFT. The right input gives versions: a row replaces that of its key from its time
 * on, a deletion ends it. A left row waits until the watermark of both sides has passed it. {@code
 * versions.inOrder}: of the right rows of a key, those older than one before are no versions.
 */
public record TemporalJoin(
    PlanNode left,
    PlanNode right,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    @Nullable Expr condition,
    Versions versions,
    RowType schema)
    implements PlanNode {

  /** The times of both sides, columns of their sides. */
  public record Versions(int leftTime, int rightTime, boolean inOrder) {
    /** The same for columns in other places. */
    public Versions at(int newLeftTime, int newRightTime) {
      return new Versions(newLeftTime, newRightTime, inOrder);
    }
  }

  public TemporalJoin {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    if (leftKeys.isEmpty()
        || leftKeys.size() != rightKeys.size()
        || type != JoinType.INNER && type != JoinType.LEFT) {
      throw new IllegalArgumentException(type + " on " + leftKeys + " and " + rightKeys);
    }
  }

  /** The temporal join with the keys and condition of a join. */
  public static TemporalJoin of(Join join, Versions versions) {
    return new TemporalJoin(
        join.left(),
        join.right(),
        join.type(),
        join.leftKeys(),
        join.rightKeys(),
        join.condition(),
        versions,
        join.schema());
  }

  /** The join of all left rows and all versions. */
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
}
