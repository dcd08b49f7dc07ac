package dev.weir.engine.rank;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.TopN;

/**
 * The rows of each partition that hold certain ranks. With the rank as a column, every rank whose
 * row changed is updated; without it, rows that leave are deleted and rows that enter inserted.
 * Among equals the one that came first has the lower rank.
 */
public final class TopNOperator implements Operator {
  private final TopN node;

  private TopNOperator(TopN node) {
    if (node.first() < 1 || node.last() < node.first()) {
      throw new IllegalArgumentException("first=" + node.first() + " last=" + node.last());
    }
    this.node = node;
  }

  public static TopNOperator of(TopN node) {
    return new TopNOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return node.partition().isEmpty()
        ? new Distribution.Single()
        : new Distribution.Hash(node.partition());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new TopNProcessor(node, context, output);
  }
}
