package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.sort.SortOperator;
import dev.weir.expr.SortKey;
import dev.weir.plan.Sort;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** ORDER BY over one batch: its rows are kept, sorted, and given out. */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class SortBenchmark {
  private static final int KEYS = 100;

  private final BenchTask task = new BenchTask();
  private final Batch batch = KeyedRows.batch(0, KEYS);
  private Processor byNumber = open(KeyedRows.VALUE);
  private Processor byTwoNumbers = open(KeyedRows.KEY, KeyedRows.VALUE);

  private Processor open(Integer... columns) {
    List<SortKey> keys =
        List.of(columns).stream().map(column -> new SortKey(column, false, true)).toList();
    return task.open(new SortOperator(new Sort(KeyedRows.INPUT, keys, 0, Sort.ALL)));
  }

  /** Not measured: operators without rows. */
  @Setup(Level.Invocation)
  public void empty() {
    byNumber = open(KeyedRows.VALUE);
    byTwoNumbers = open(KeyedRows.KEY, KeyedRows.VALUE);
  }

  @Benchmark
  public long byNumber() {
    return sort(byNumber);
  }

  @Benchmark
  public long byTwoNumbers() {
    return sort(byTwoNumbers);
  }

  private long sort(Processor processor) {
    processor.process(0, batch);
    processor.end();
    return task.rows();
  }
}
