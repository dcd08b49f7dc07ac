package dev.weir.engine.join;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.TemporalJoin;
import org.jspecify.annotations.Nullable;

/** A join with the version of a row that was valid at a time, once the watermark has passed it. */
public final class TemporalJoinOperator implements Operator {
  private final TemporalJoin node;
  private final @Nullable PairCondition condition;

  private TemporalJoinOperator(TemporalJoin node, @Nullable PairCondition condition) {
    if ((node.condition() == null) != (condition == null)) {
      throw new IllegalArgumentException("condition=" + node.condition());
    }
    this.node = node;
    this.condition = condition;
  }

  /** The condition is the compiled {@link TemporalJoin#condition}, null when that is. */
  public static TemporalJoinOperator of(TemporalJoin node, @Nullable PairCondition condition) {
    return new TemporalJoinOperator(node, condition);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Hash(input == 0 ? node.leftKeys() : node.rightKeys());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PairCondition.Test test = condition == null ? null : condition.open(context);
    return new TemporalJoinProcessor(node, test, context, output);
  }
}
