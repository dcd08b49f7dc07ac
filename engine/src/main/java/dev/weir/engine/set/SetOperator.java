package dev.weir.engine.set;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.SetOperation;
import java.util.stream.IntStream;

/** INTERSECT or EXCEPT, each row being the matter of the task that owns its hash. */
public final class SetOperator implements Operator {
  private final SetOperation node;

  private SetOperator(SetOperation node) {
    this.node = node;
  }

  public static SetOperator of(SetOperation node) {
    return new SetOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Hash(IntStream.range(0, node.schema().size()).boxed().toList());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new SetProcessor(node, context, output);
  }
}
