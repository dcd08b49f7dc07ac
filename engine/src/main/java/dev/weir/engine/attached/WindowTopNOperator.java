package dev.weir.engine.attached;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.WindowTopN;

/**
 * The rows of each partition of a window that hold certain ranks, once for each window when it
 * closes. With one rank in the order of time, that is window deduplication.
 */
public final class WindowTopNOperator implements Operator {
  private final WindowTopN node;

  private WindowTopNOperator(WindowTopN node) {
    if (node.first() < 1 || node.last() < node.first()) {
      throw new IllegalArgumentException("first=" + node.first() + " last=" + node.last());
    }
    this.node = node;
  }

  public static WindowTopNOperator of(WindowTopN node) {
    return new WindowTopNOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Hash(node.partition());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new WindowTopNProcessor(node, context, output);
  }
}
