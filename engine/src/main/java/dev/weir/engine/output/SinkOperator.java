package dev.weir.engine.output;

import dev.weir.batch.Batch;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import java.util.List;

/** Writes rows to a table of a connector, each task with its own writer. */
public record SinkOperator(Sink sink, NotNullColumns checked) implements Operator, Committing {

  /** The operator of a plan's sink, which writes to {@code sink}. */
  public static SinkOperator of(dev.weir.plan.Sink plan, Sink sink) {
    return new SinkOperator(sink, NotNullColumns.of(plan));
  }

  @Override
  public Distribution distribution(int input) {
    if (sink.single()) {
      return new Distribution.Single();
    }
    List<Integer> ordered = sink.orderedBy();
    return ordered.isEmpty() ? new Distribution.Any() : new Distribution.Hash(ordered);
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new SinkProcessor(sink.open(context.task()), checked);
  }

  @Override
  public void commit(List<String> prepared) {
    sink.commit(prepared);
  }

  @Override
  public List<String> held() {
    return sink.held();
  }

  @Override
  public void finish() {
    sink.finish();
  }

  private record SinkProcessor(SinkWriter writer, NotNullColumns checked)
      implements Processor, Preparing {
    @Override
    public void process(int input, Batch batch) {
      checked.check(batch);
      writer.write(batch);
    }

    @Override
    public void watermark(long millis) {}

    @Override
    public void flush() {
      writer.flush();
    }

    @Override
    public void end() {
      writer.flush();
    }

    @Override
    public List<String> prepare() {
      return writer.prepare();
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
