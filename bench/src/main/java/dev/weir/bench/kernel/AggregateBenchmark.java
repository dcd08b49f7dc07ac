package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateOperator;
import dev.weir.engine.aggregate.AggregateState;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.state.Selection;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One aggregate over a number in a thousand groups: the accumulator alone, the group of each row
 * being known, and all of GROUP BY with its hash, its table and its changelog.
 */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class AggregateBenchmark {
  private static final int GROUPS = 1_000;

  @Param({"COUNT", "SUM", "MAX", "AVG"})
  public AggregateFunction function = AggregateFunction.COUNT;

  private final Batch batch = KeyedRows.batch(0, GROUPS);
  private final Selection rows = groups(batch);
  private final BenchTask task = new BenchTask();
  private AggregateState accumulators = accumulators(function);
  private Processor operator = task.open(operator(function));

  @Setup
  public void open() {
    accumulators = accumulators(function);
    operator = task.open(operator(function));
  }

  /** A row's key is the number of its group. */
  private static Selection groups(Batch batch) {
    Selection rows = new Selection();
    rows.reserve(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      rows.add(row, (int) batch.longs(KeyedRows.KEY).values[row]);
    }
    return rows;
  }

  private static AggregateState accumulators(AggregateFunction function) {
    AggregateState state =
        new AggregateCalls(List.of(KeyedRows.call(function)), KeyedRows.ROW, false).newState();
    state.reserve(GROUPS);
    return state;
  }

  private static AggregateOperator operator(AggregateFunction function) {
    RowType result =
        RowType.of(List.of(new Field("k", Types.BIGINT), new Field("result", Types.BIGINT)));
    List<AggregateCall> calls = List.of(KeyedRows.call(function));
    return AggregateOperator.of(
        new Aggregate(KeyedRows.INPUT, List.of(KeyedRows.KEY), calls, result));
  }

  @Benchmark
  public AggregateState accumulate() {
    accumulators.update(batch, rows);
    return accumulators;
  }

  @Benchmark
  public long groupBy() {
    operator.process(0, batch);
    operator.flush();
    return task.rows();
  }
}
