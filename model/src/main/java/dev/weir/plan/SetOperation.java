package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/**
 * INTERSECT or EXCEPT of two inputs of the same types, kept up to date; NULL is equal to NULL. With
 * {@code all}, a row is in the result as often as in both inputs, or as often more in the left.
 */
public record SetOperation(PlanNode left, PlanNode right, Kind kind, boolean all, RowType schema)
    implements PlanNode {
  /** Which rows are in the result. */
  public enum Kind {
    /** Rows of both inputs. */
    INTERSECT,
    /** Rows of the left input that are not in the right. */
    EXCEPT
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(left, right);
  }

  @Override
  public boolean insertOnly() {
    return false;
  }
}
