package dev.weir.engine.attached;

import dev.weir.engine.join.PairCondition;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.WindowJoin;
import org.jspecify.annotations.Nullable;

/** A join of rows in the same window, once for each window when it closes. */
public final class WindowJoinOperator implements Operator {
  private final WindowJoin node;
  private final @Nullable PairCondition condition;

  private WindowJoinOperator(WindowJoin node, @Nullable PairCondition condition) {
    if ((node.condition() == null) != (condition == null)) {
      throw new IllegalArgumentException("condition=" + node.condition());
    }
    this.node = node;
    this.condition = condition;
  }

  /** The condition is the compiled {@link WindowJoin#condition}, null when that is. */
  public static WindowJoinOperator of(WindowJoin node, @Nullable PairCondition condition) {
    return new WindowJoinOperator(node, condition);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Hash(input == 0 ? node.leftKeys() : node.rightKeys());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PairCondition.Test test = condition == null ? null : condition.open(context);
    return new WindowJoinProcessor(node, test, context, output);
  }
}
