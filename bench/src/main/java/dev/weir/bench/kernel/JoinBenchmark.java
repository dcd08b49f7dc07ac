package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.join.JoinOperator;
import dev.weir.engine.operator.Processor;
import dev.weir.plan.Join;
import dev.weir.plan.JoinType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An inner join that keeps both sides: each row on the left is kept and meets the one row of its
 * key on the right. The left side grows to a million rows, then starts anew.
 */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class JoinBenchmark {
  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final int BATCHES = 256;

  @Param({"1000", "100000"})
  public int keys = 1_000;

  private final BenchTask task = new BenchTask();
  private final Batch[] batches = new Batch[BATCHES];
  private Processor join = task.open(operator());
  private int next;

  @Setup
  public void make() {
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = KeyedRows.batch((long) i * KeyedRows.ROWS, keys);
    }
    next = BATCHES;
  }

  /** Not measured: takes a new batch, or begins with a left side without rows. */
  @Setup(Level.Invocation)
  public void advance() {
    if (++next < BATCHES) {
      return;
    }
    next = 0;
    join.close();
    join = task.open(operator());
    for (int from = 0; from < keys; from += KeyedRows.ROWS) {
      join.process(RIGHT, KeyedRows.everyKey(from, keys));
    }
  }

  private static JoinOperator operator() {
    List<Integer> key = List.of(KeyedRows.KEY);
    List<Field> fields = new ArrayList<>(KeyedRows.ROW.fields());
    KeyedRows.ROW.fields().forEach(f -> fields.add(new Field(f.name() + "0", f.type())));
    Join node =
        new Join(
            KeyedRows.INPUT,
            KeyedRows.INPUT,
            JoinType.INNER,
            key,
            key,
            List.of(),
            null,
            RowType.of(fields));
    return JoinOperator.of(node, null);
  }

  @Benchmark
  public long insertLeft() {
    join.process(LEFT, batches[next]);
    join.flush();
    return task.rows();
  }
}
