package dev.weir.engine.over;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverOrder;

/**
 * Each row with aggregates over those before it. By event time, rows that are not late come out
 * when the watermark has passed them; by processing time at once; by values, results of rows that
 * came before change.
 */
public final class OverOperator implements Operator {
  private final OverAggregate node;

  private OverOperator(OverAggregate node) {
    this.node = node;
  }

  public static OverOperator of(OverAggregate node) {
    return new OverOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return node.partition().isEmpty()
        ? new Distribution.Single()
        : new Distribution.Hash(node.partition());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return node.order().kind() == OverOrder.Kind.VALUE
        ? new ValueOrderProcessor(node, context, output)
        : new OverProcessor(node, context, output);
  }
}
