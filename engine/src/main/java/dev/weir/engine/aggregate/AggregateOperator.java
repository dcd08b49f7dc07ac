package dev.weir.engine.aggregate;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.Aggregate;
import dev.weir.type.RowType;
import java.util.List;

/**
 * GROUP BY without windows: the keys and the aggregates of each group as a changelog. A batch makes
 * at most one change of a group; a result that stays the same makes none. Without keys there is one
 * row, if only when the input ends, with the aggregates of no rows. A group that has been forgotten
 * for its age starts anew with the next row that is not a retraction.
 */
public final class AggregateOperator implements Operator {
  private final List<Integer> keys;
  private final AggregateCalls calls;
  private final RowType schema;
  private final long ttl;
  private final boolean bounded;

  private AggregateOperator(Aggregate node) {
    this.keys = node.keys();
    this.calls =
        new AggregateCalls(node.calls(), node.input().schema(), !node.input().insertOnly());
    this.schema = node.schema();
    this.ttl = node.ttl();
    this.bounded = node.bounded();
  }

  public static AggregateOperator of(Aggregate node) {
    return new AggregateOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return keys.isEmpty() ? new Distribution.Single() : new Distribution.Hash(keys);
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    AggregateChanges changes =
        new AggregateChanges(schema, keys.size(), context.batchSize(), output);
    GroupTable table = new GroupTable(keys, calls, calls.open(context));
    table.aggregates().letSeveralRowsPass(bounded);
    GroupExpiry expiry = ttl == 0 ? null : new GroupExpiry(table, ttl, context.clock());
    return new AggregateProcessor(table, expiry, changes, context, output);
  }
}
