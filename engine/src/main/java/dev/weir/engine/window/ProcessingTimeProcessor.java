package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.function.Function;

/**
 * Windows of processing time: the clock is their watermark. The watermark of event time goes past
 * them, and windows that are open when the input ends give nothing.
 */
final class ProcessingTimeProcessor implements Processor, ClockListener {
  private final TaskContext context;
  private final Output output;
  private final Processor windows;
  private long now = Long.MIN_VALUE;
  private boolean emitted;

  /** {@code maker} makes the windows, for an output that gets their results. */
  ProcessingTimeProcessor(TaskContext context, Output output, Function<Output, Processor> maker) {
    this.context = context;
    this.output = output;
    this.windows = maker.apply(new Results());
  }

  @Override
  public void process(int input, Batch batch) {
    windows.process(input, batch);
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  @Override
  public boolean clockMoved() {
    long reading = context.clock().millis();
    if (reading <= now) {
      return false;
    }
    now = reading;
    emitted = false;
    // A row of this millisecond may still come.
    windows.watermark(reading - 1);
    if (windows instanceof ClockListener listener) {
      listener.clockMoved();
    }
    return emitted;
  }

  @Override
  public void flush() {
    windows.flush();
  }

  @Override
  public void snapshot(StateWriter out) {
    windows.snapshot(out);
  }

  @Override
  public void restore(StateReader in) {
    windows.restore(in);
  }

  @Override
  public void close() {
    windows.close();
  }

  /** Passes on results, and no watermark. */
  private final class Results implements Output {
    @Override
    public void emit(Batch batch) {
      emitted = true;
      output.emit(batch);
    }

    @Override
    public void watermark(long millis) {}
  }
}
