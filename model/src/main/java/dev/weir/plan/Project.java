package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;

/** One output column for each expression. */
public record Project(PlanNode input, List<Expr> expressions, RowType schema) implements PlanNode {
  public Project {
    expressions = List.copyOf(expressions);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return input.insertOnly();
  }
}
