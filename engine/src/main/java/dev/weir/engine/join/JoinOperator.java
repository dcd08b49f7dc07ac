package dev.weir.engine.join;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.Join;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of any type. A row without a match on a kept side comes with NULLs for the other; that is
 * taken back before its first match, and comes again after its last is gone. Without keys one task
 * compares all rows.
 */
public final class JoinOperator implements Operator {
  private final Join node;
  private final @Nullable PairCondition condition;

  private JoinOperator(Join node, @Nullable PairCondition condition) {
    if ((node.condition() == null) != (condition == null)) {
      throw new IllegalArgumentException("condition=" + node.condition());
    }
    this.node = node;
    this.condition = condition;
  }

  /** The condition is the compiled {@link Join#condition}, null when that is. */
  public static JoinOperator of(Join node, @Nullable PairCondition condition) {
    return new JoinOperator(node, condition);
  }

  @Override
  public Distribution distribution(int input) {
    List<Integer> keys = input == 0 ? node.leftKeys() : node.rightKeys();
    return keys.isEmpty() ? new Distribution.Single() : new Distribution.Hash(keys);
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PairCondition.Test test = condition == null ? null : condition.open(context);
    return new JoinProcessor(node, test, context, output);
  }
}
