package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.rank.RankOrder;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.window.LateRows;
import dev.weir.plan.WindowTopN;

/** A window Top-N of one task at work. */
final class WindowTopNProcessor implements Processor {
  private final TaskContext context;
  private final Output output;
  private final int end;
  private final int[] partitionColumns;
  private final OpenWindows<RankedWindow> windows;
  private final LateRows late;
  private final RankedOutput results;
  private long[] hashes = {};

  WindowTopNProcessor(WindowTopN node, TaskContext context, Output output) {
    this.context = context;
    this.output = output;
    this.end = node.end();
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    RankOrder order = new RankOrder(node.order());
    this.windows = new OpenWindows<>(node.local(), context, () -> new RankedWindow(node, order));
    this.late = new LateRows(context, windows.clock());
    this.results = new RankedOutput(node, context.batchSize(), output);
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    long[] ends = batch.longs(end).values;
    late.begin(size);
    for (int row = 0; row < size; row++) {
      if (windows.isClosed(ends[row])) {
        late.add(row, ends[row]);
      } else {
        windows.at(ends[row]).add(batch, row, hashes[row]);
      }
    }
    late.report(batch);
  }

  /** How many windows wait for their end. */
  int openWindows() {
    return windows.size();
  }

  @Override
  public void watermark(long millis) {
    for (RankedWindow window : windows.close(millis)) {
      window.emit(results);
    }
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter out) {
    windows.write(out, window -> window.write(out));
  }

  @Override
  public void restore(StateReader in) {
    windows.read(in, window -> window.read(in, context));
  }
}
