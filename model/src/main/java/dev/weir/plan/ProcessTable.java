package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import dev.weir.udf.BoundFunction;
import java.util.List;

/**
 * The rows that a user's function makes of the rows of the input, partition by partition, in the
 * order in which they come, and when its timers come: those columns of the input that go with them,
 * what the function makes, and the time if there is a time column.
 */
public record ProcessTable(
    PlanNode input,
    BoundFunction.TableProcess function,
    List<Expr> arguments,
    List<Integer> partition,
    int timeColumn,
    RowType schema)
    implements PlanNode {
  public ProcessTable {
    arguments = List.copyOf(arguments);
    partition = List.copyOf(partition);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return true;
  }
}
