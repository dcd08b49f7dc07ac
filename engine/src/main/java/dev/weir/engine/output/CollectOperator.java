package dev.weir.engine.output;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Lasting;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateWriter;
import java.util.function.Consumer;

/**
 * Hands the rows of a SELECT to whoever asked, in one task; says when a snapshot is cut through
 * them, and that they end.
 */
public record CollectOperator(Consumer<Batch> rows, Runnable atSnapshot, Runnable atEnd)
    implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Single();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new CollectProcessor(rows, atSnapshot, atEnd);
  }

  /** Lasting, so that a job restored after its rows ended says once more that they did. */
  private record CollectProcessor(Consumer<Batch> rows, Runnable atSnapshot, Runnable atEnd)
      implements Processor, Lasting {
    @Override
    public void process(int input, Batch batch) {
      rows.accept(batch);
    }

    @Override
    public void watermark(long millis) {}

    @Override
    public void snapshot(StateWriter out) {
      atSnapshot.run();
    }

    @Override
    public void end() {
      atEnd.run();
    }
  }
}
