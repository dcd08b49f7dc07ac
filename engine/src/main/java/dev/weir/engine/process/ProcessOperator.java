package dev.weir.engine.process;

import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.ProcessTable;

/** A call of a process table function; the values that it is given are compiled. */
public record ProcessOperator(ProcessTable node, Stage arguments) implements Operator {
  public static ProcessOperator of(ProcessTable node) {
    return new ProcessOperator(
        node, StageCompiler.compile(node.input().schema(), null, node.arguments()));
  }

  @Override
  public Distribution distribution(int input) {
    if (!node.function().ofSets()) {
      return new Distribution.Any();
    }
    return node.partition().isEmpty()
        ? new Distribution.Single()
        : new Distribution.Hash(node.partition());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new ProcessProcessor(this, context, output);
  }
}
