package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.window.WindowAggregateOperator;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A sum for each of a thousand keys and each window, results included. A batch covers about four
 * seconds of event time; the watermark follows it.
 */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class WindowBenchmark {
  private static final int KEYS = 1_000;
  private static final long TEN_SECONDS = 10_000;
  private static final long TWO_SECONDS = 2_000;

  private final BenchTask task = new BenchTask();
  private final Processor tumbling = open(new Window.Tumble(TEN_SECONDS, 0));
  private final Processor hopping = open(new Window.Hop(TWO_SECONDS, TEN_SECONDS, 0));
  private final Batch batch = KeyedRows.batch(0, KEYS);
  private long end = KeyedRows.ROWS;

  private Processor open(Window window) {
    RowType result =
        RowType.of(
            List.of(
                new Field("k", Types.BIGINT),
                new Field("sum", Types.BIGINT),
                new Field("window_end", Types.timestamp(3))));
    return task.open(
        WindowAggregateOperator.of(
            new WindowAggregate(
                KeyedRows.INPUT,
                window,
                KeyedRows.TIME,
                List.of(KeyedRows.KEY),
                List.of(KeyedRows.call(AggregateFunction.SUM)),
                List.of(WindowProperty.END),
                result)));
  }

  /** Not measured: the same rows, later. */
  @Setup(Level.Invocation)
  public void advance() {
    long[] times = batch.longs(KeyedRows.TIME).values;
    for (int row = 0; row < KeyedRows.ROWS; row++) {
      times[row] += KeyedRows.ROWS;
    }
    end += KeyedRows.ROWS;
  }

  @Benchmark
  public long tumble() {
    return run(tumbling);
  }

  @Benchmark
  public long hopOverFive() {
    return run(hopping);
  }

  private long run(Processor processor) {
    processor.process(0, batch);
    processor.watermark(end - 1);
    processor.flush();
    return task.rows();
  }
}
