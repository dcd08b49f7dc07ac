package dev.weir.engine.sort;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.TemporalSort;

/** ORDER BY a time over an input that goes on: rows come in order once time has passed them. */
public record TemporalSortOperator(TemporalSort node) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Single();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    SortedRows rows = new SortedRows(node, context.batchSize(), output);
    return node.eventTime()
        ? new EventTimeSortProcessor(node, rows, context, output)
        : new ProcessingTimeSortProcessor(node, rows, context, output);
  }
}
