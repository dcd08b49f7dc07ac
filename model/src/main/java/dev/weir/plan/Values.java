package dev.weir.plan;

import dev.weir.expr.Literal;
import dev.weir.type.RowType;
import java.util.List;

/** Constant rows. */
public record Values(List<List<Literal>> rows, RowType schema) implements PlanNode {
  public Values {
    rows = rows.stream().map(List::copyOf).toList();
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of();
  }

  @Override
  public boolean insertOnly() {
    return true;
  }
}
