package dev.weir.engine.join;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.IntervalJoin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of rows whose times are near each other, which forgets a row when nothing more can come
 * for it. Without keys one task compares all rows.
 */
public final class IntervalJoinOperator implements Operator {
  private final IntervalJoin node;
  private final @Nullable PairCondition condition;

  private IntervalJoinOperator(IntervalJoin node, @Nullable PairCondition condition) {
    if ((node.condition() == null) != (condition == null)) {
      throw new IllegalArgumentException("condition=" + node.condition());
    }
    this.node = node;
    this.condition = condition;
  }

  /** The condition is the compiled {@link IntervalJoin#condition}, null when that is. */
  public static IntervalJoinOperator of(IntervalJoin node, @Nullable PairCondition condition) {
    return new IntervalJoinOperator(node, condition);
  }

  @Override
  public Distribution distribution(int input) {
    List<Integer> keys = input == 0 ? node.leftKeys() : node.rightKeys();
    return keys.isEmpty() ? new Distribution.Single() : new Distribution.Hash(keys);
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PairCondition.Test test = condition == null ? null : condition.open(context);
    return new IntervalJoinProcessor(node, test, context, output);
  }
}
