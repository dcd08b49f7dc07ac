package dev.weir.engine.view;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Gradual;
import dev.weir.engine.operator.Lasting;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.StepListener;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;

/** Keeps a query's present rows in a table, all in one task. */
public record ViewOperator(ViewTable table) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Single();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new ViewProcessor(table, context.batchSize());
  }

  private record ViewProcessor(ViewTable table, int batchSize)
      implements Gradual, StepListener, Lasting {
    @Override
    public void process(int input, Batch batch) {
      table.apply(batch);
    }

    @Override
    public void watermark(long millis) {
      table.watermark(millis);
    }

    @Override
    public void stepEnded() {
      table.publish();
    }

    @Override
    public void beginSnapshot(StateWriter out) {
      table.beginSnapshot(out, batchSize);
    }

    @Override
    public boolean continueSnapshot() {
      return table.continueSnapshot();
    }

    @Override
    public void restore(StateReader in) {
      table.restore(in);
    }
  }
}
