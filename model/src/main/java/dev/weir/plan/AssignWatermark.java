package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;

/**
 * Derives the watermark from the rows: the largest value so far of an expression, which has the
 * type of the time column. A NULL adds nothing. A task that has had no row for {@code idleMillis}
 * does not hold others back; 0: it always does.
 */
public record AssignWatermark(PlanNode input, int timeColumn, Expr watermark, long idleMillis)
    implements PlanNode {
  /** With tasks that always hold others back. */
  public AssignWatermark(PlanNode input, int timeColumn, Expr watermark) {
    this(input, timeColumn, watermark, 0);
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
    return input.insertOnly();
  }
}
