package dev.weir.engine.join;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.CurrentJoin;
import org.jspecify.annotations.Nullable;

/** A join of each left row with the right rows that there are when it comes. */
public final class CurrentJoinOperator implements Operator {
  private final CurrentJoin node;
  private final @Nullable PairCondition condition;

  private CurrentJoinOperator(CurrentJoin node, @Nullable PairCondition condition) {
    if ((node.condition() == null) != (condition == null)) {
      throw new IllegalArgumentException("condition=" + node.condition());
    }
    this.node = node;
    this.condition = condition;
  }

  /** The condition is the compiled {@link CurrentJoin#condition}, null when that is. */
  public static CurrentJoinOperator of(CurrentJoin node, @Nullable PairCondition condition) {
    return new CurrentJoinOperator(node, condition);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Hash(input == 0 ? node.leftKeys() : node.rightKeys());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PairCondition.Test test = condition == null ? null : condition.open(context);
    return new CurrentJoinProcessor(node, test, context, output);
  }
}
