package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;

/** The rows for which the condition is TRUE. */
public record Filter(PlanNode input, Expr condition) implements PlanNode {
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
