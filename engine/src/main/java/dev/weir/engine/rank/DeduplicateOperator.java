package dev.weir.engine.rank;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.Deduplicate;

/** One row of each partition, the first or the last by a time attribute. */
public final class DeduplicateOperator implements Operator {
  private final Deduplicate node;

  private DeduplicateOperator(Deduplicate node) {
    this.node = node;
  }

  public static DeduplicateOperator of(Deduplicate node) {
    return new DeduplicateOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return node.partition().isEmpty()
        ? new Distribution.Single()
        : new Distribution.Hash(node.partition());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PartitionRows rows = new PartitionRows(node, context);
    return node.keepLast()
        ? new LastRowProcessor(node, rows, context, output)
        : new FirstRowProcessor(node, rows, context, output);
  }
}
