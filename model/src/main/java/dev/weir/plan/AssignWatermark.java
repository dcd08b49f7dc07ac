package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;

/**
 * Derives the watermark from the rows: the largest value so far of an expression, which has the
 * type of the time column. A NULL adds nothing.
 */
public record AssignWatermark(PlanNode input, int timeColumn, Expr watermark) implements PlanNode {
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
