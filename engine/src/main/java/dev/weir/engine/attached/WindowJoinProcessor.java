package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.engine.join.PairCondition;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.window.LateRows;
import dev.weir.plan.WindowJoin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A window join of one task at work. */
final class WindowJoinProcessor implements Processor {
  private final TaskContext context;
  private final Output output;
  private final int[][] keyColumns;

  /** By key: whether NULL equals nothing. */
  private final boolean[] strict;

  private final OpenWindows<JoinedWindow> windows;
  private final LateRows late;
  private final WindowPairs pairs;
  private long[] hashes = {};

  WindowJoinProcessor(
      WindowJoin node, PairCondition.@Nullable Test condition, TaskContext context, Output output) {
    this.context = context;
    this.output = output;
    this.keyColumns = new int[][] {columns(node.leftKeys()), columns(node.rightKeys())};
    this.strict = new boolean[node.leftKeys().size()];
    for (int i = 0; i < strict.length; i++) {
      strict[i] = !node.nullSafe().contains(i);
    }
    this.windows =
        new OpenWindows<>(node.local(), context, () -> new JoinedWindow(node, condition));
    this.late = new LateRows(context, windows.clock());
    int leftCount = node.left().schema().size();
    this.pairs = new WindowPairs(node.schema(), leftCount, context.batchSize(), output);
  }

  private static int[] columns(List<Integer> keys) {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    int[] columns = keyColumns[input];
    KeyHash.hash(batch, columns, hashes);
    long[] ends = batch.longs(columns[0]).values;
    late.begin(size);
    for (int row = 0; row < size; row++) {
      if (windows.isClosed(ends[row])) {
        late.add(row, ends[row]);
      } else if (hasKey(batch, columns, row)) {
        windows.at(ends[row]).add(input, batch, row, hashes[row]);
      } else {
        windows.at(ends[row]).addAlone(input, batch, row);
      }
    }
    late.report(batch);
  }

  private boolean hasKey(Batch batch, int[] columns, int row) {
    for (int i = 0; i < columns.length; i++) {
      if (strict[i] && batch.column(columns[i]).isNull(row)) {
        return false;
      }
    }
    return true;
  }

  /** How many windows wait for their end. */
  int openWindows() {
    return windows.size();
  }

  @Override
  public void watermark(long millis) {
    for (JoinedWindow window : windows.close(millis)) {
      window.join(pairs);
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
