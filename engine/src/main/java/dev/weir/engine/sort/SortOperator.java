package dev.weir.engine.sort;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.Sort;

/** ORDER BY with OFFSET and LIMIT over an input that ends: the rows come in order at the end. */
public record SortOperator(Sort node) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Single();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new SortProcessor(node, context.batchSize(), output);
  }
}
