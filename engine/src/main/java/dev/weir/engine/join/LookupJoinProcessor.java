package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.JoinType;
import dev.weir.plan.LookupJoin;
import dev.weir.type.RowType;

/**
 * A lookup join of one task at work. What is kept of the table is no part of snapshots: after a
 * restore it is asked for or read anew. What came of left rows is, if they may be taken back.
 */
final class LookupJoinProcessor implements Processor, ClockListener {
  private final LookupRows table;
  private final int[] leftKeys;
  private final MatchedRows matched;
  private final TaskContext context;
  private final Output output;

  LookupJoinProcessor(LookupJoin node, LookupRows table, TaskContext context, Output output) {
    this.table = table;
    this.context = context;
    this.output = output;
    this.leftKeys = node.leftKeys().stream().mapToInt(Integer::intValue).toArray();
    RowType leftType = node.left().schema();
    JoinOutput pairs =
        new JoinOutput(
            node.schema(), leftType.size(), context.batchSize(), node.insertOnly(), output);
    EmittedPairs emitted =
        node.insertOnly() ? null : new EmittedPairs(leftType, node.table().schema(), leftKeys);
    this.matched = new MatchedRows(node.type() == JoinType.LEFT, leftKeys, emitted, pairs);
  }

  @Override
  public void process(int input, Batch batch) {
    table.fetch(batch, leftKeys);
    matched.join(batch, table.keys(), table.rows());
    table.release();
  }

  /** Nothing comes of the clock, but a table may have to be read anew. */
  @Override
  public boolean clockMoved() {
    table.tick();
    return false;
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter out) {
    matched.write(out);
  }

  @Override
  public void restore(StateReader in) {
    matched.read(in, context);
  }

  @Override
  public void close() {
    table.close();
  }
}
