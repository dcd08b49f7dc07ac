package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each row of the input with each row that a function makes of it and that meets the condition over
 * the columns of both (input first). {@code outer}: a row for which there is none stays, with
 * NULLs. Nothing is kept: what happens to an input row happens to the rows made of it.
 */
public record TableFunctionJoin(
    PlanNode input, TableFunction function, boolean outer, @Nullable Expr condition, RowType schema)
    implements PlanNode {

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return input.insertOnly();
  }
}
