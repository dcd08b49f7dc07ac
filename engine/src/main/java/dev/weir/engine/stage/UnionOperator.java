package dev.weir.engine.stage;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;

/** UNION ALL: hands on the rows of all inputs as they come. */
public record UnionOperator() implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new UnionProcessor(output);
  }

  private record UnionProcessor(Output output) implements Processor {
    @Override
    public void process(int input, Batch batch) {
      output.emit(batch);
    }

    @Override
    public void watermark(long millis) {
      output.watermark(millis);
    }
  }
}
