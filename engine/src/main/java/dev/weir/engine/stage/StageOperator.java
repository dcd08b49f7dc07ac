package dev.weir.engine.stage;

import dev.weir.batch.Batch;
import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;

/** A compiled filter with projections over the rows of one input. */
public record StageOperator(Stage stage) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    EvalContext eval = new EvalContext(context.clock(), context.zone(), context::closeAtEnd);
    return new StageProcessor(stage.open(eval), eval, output);
  }

  private record StageProcessor(StageRun run, EvalContext eval, Output output)
      implements Processor {
    @Override
    public void process(int input, Batch batch) {
      output.emit(run.run(batch));
    }

    @Override
    public void watermark(long millis) {
      eval.watermark(millis);
      output.watermark(millis);
    }
  }
}
