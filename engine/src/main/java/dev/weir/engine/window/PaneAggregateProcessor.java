package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateInstances;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.time.Watermark;
import java.util.ArrayList;
import java.util.List;

/** Aggregates over tumbling, hopping and cumulating windows, of the keys of one task. */
final class PaneAggregateProcessor implements Processor {
  private final int[] keyColumns;
  private final int inputColumns;
  private final Panes windows;
  private final WindowTask task;
  private final OpenPanes panes;
  private final LateRows late;
  private final Selection all = new Selection();
  private final List<Pane> touched = new ArrayList<>();
  private final boolean retracts;
  private final boolean newestFirst;
  private long[] hashes = {};

  /** In wall clock milliseconds: windows that end up to one later have closed. */
  private long watermark = Watermark.NONE;

  private boolean restored;

  PaneAggregateProcessor(List<Integer> keys, AggregateCalls calls, Panes windows, WindowTask task) {
    this.keyColumns = keys.stream().mapToInt(Integer::intValue).toArray();
    this.inputColumns = calls.input().size();
    this.windows = windows;
    this.task = task;
    AggregateInstances instances = calls.open(task.context());
    this.panes = new OpenPanes(() -> new GroupTable(keys, calls, instances));
    this.late = new LateRows(task.context(), task.clock());
    this.retracts = calls.retracts();
    this.newestFirst = windows.newestFirst() && calls.mergesNewestFirst();
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (size == 0) {
      return;
    }
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, keyColumns, hashes);
    long[] times = task.times().of(batch);
    long end = windows.paneEnd(times[0]);
    if (allWithin(times, size, end - windows.step(), end) && !isClosed(end)) {
      all.all(size);
      update(panes.at(end).groups, batch, all);
    } else {
      deal(batch, times);
    }
  }

  private void update(GroupTable groups, Batch batch, Selection rows) {
    groups.lookup(batch, hashes, rows);
    if (isCombined(batch)) {
      groups.aggregates().addRepeated(batch.longs(inputColumns).values, rows);
    } else {
      groups.aggregates().update(batch, rows);
    }
  }

  /** Whether rows stand for several each: a {@link PaneCombiner} has put their number behind. */
  private boolean isCombined(Batch batch) {
    return batch.columnCount() > inputColumns;
  }

  private static boolean allWithin(long[] times, int size, long start, long end) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, times[i]);
      most = Math.max(most, times[i]);
    }
    return least >= start && most < end;
  }

  /** Whether the window has been emitted. */
  private boolean isClosed(long windowEnd) {
    return windowEnd - 1 <= watermark;
  }

  /** Deals the rows out to the panes they belong to, then works them in pane by pane. */
  private void deal(Batch batch, long[] times) {
    int size = batch.size();
    late.begin(size);
    int row = 0;
    while (row < size) {
      long end = windows.paneEnd(times[row]);
      int stop = runEnd(times, row, size, end);
      if (isClosed(windows.lastWindowEnd(end))) {
        for (; row < stop; row++) {
          long rows = isCombined(batch) ? batch.longs(inputColumns).values[row] : 1;
          late.add(row, windows.lastWindowEnd(end), rows);
        }
      } else {
        Selection rows = rowsOf(end, size);
        for (; row < stop; row++) {
          rows.add(row, 0);
        }
      }
    }
    for (Pane pane : touched) {
      update(pane.groups, batch, pane.rows);
      pane.rows.count = 0;
    }
    touched.clear();
    late.report(batch);
  }

  /** How far the rows from one on stay within its pane. */
  private int runEnd(long[] times, int from, int size, long end) {
    long start = end - windows.step();
    int row = from + 1;
    while (row < size && times[row] >= start && times[row] < end) {
      row++;
    }
    return row;
  }

  /** The rows of the batch that fall into the pane. */
  private Selection rowsOf(long paneEnd, int size) {
    // Cumulating windows that closed are done with: the row belongs to the first that did not.
    long end =
        windows.cumulating() && isClosed(paneEnd)
            ? windows.windowEndAfter(paneEnd, watermark + 1)
            : paneEnd;
    Pane pane = panes.at(end);
    if (pane.rows.count == 0) {
      pane.rows.reserve(size);
      touched.add(pane);
    }
    return pane.rows;
  }

  @Override
  public void watermark(long millis) {
    long wall = task.clock().wallWatermark(millis);
    if (wall > watermark) {
      close(wall);
      watermark = wall;
    }
    task.output().watermark(millis);
  }

  private void close(long upTo) {
    long closed = watermark == Watermark.NONE ? Watermark.NONE : watermark + 1;
    while (!panes.isEmpty()) {
      long end = windows.windowEndAfter(panes.first().end, closed);
      if (end - 1 > upTo) {
        break;
      }
      emit(end);
      closed = end;
      retire(end);
    }
    task.results().flush();
  }

  private void emit(long end) {
    long start = windows.windowStart(end);
    if (windows.cumulating() || windows.single()) {
      emit(panes.first().groups, start, end);
      return;
    }
    int from = panes.place(start + windows.step());
    int to = panes.place(end + 1);
    if (to - from == 1) {
      emit(panes.all().get(from).groups, start, end);
    } else if (to > from) {
      GroupTable merged = panes.table();
      for (int i = 0; i < to - from; i++) {
        int pane = newestFirst ? to - 1 - i : from + i;
        merged.merge(panes.all().get(pane).groups);
      }
      emit(merged, start, end);
      panes.giveBack(merged);
    }
  }

  private void emit(GroupTable table, long start, long end) {
    int[] groups = table.groups();
    int count = groups.length;
    if (retracts) {
      count = 0;
      for (int group : groups) {
        if (table.aggregates().hasRows(group)) {
          groups[count++] = group;
        }
      }
    }
    int[] part = {};
    for (int done = 0; done < count; ) {
      Batch batch = task.results().batch();
      int size = Math.min(count - done, batch.capacity() - batch.size());
      part = part.length == size ? part : new int[size];
      System.arraycopy(groups, done, part, 0, size);
      table.keys(part, size, batch, batch.size());
      table.aggregates().results(part, size, batch, keyColumns.length, batch.size());
      task.results().finish(size, start, end);
      done += size;
    }
  }

  /** Lets go of the panes that no later window holds. */
  private void retire(long end) {
    if (windows.cumulating() && windows.lastWindowEnd(panes.first().end) > end) {
      panes.advanceFirst(windows.step());
      return;
    }
    while (!panes.isEmpty() && windows.lastWindowEnd(panes.first().end) <= end) {
      panes.removeFirst();
    }
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    out.writeLong(panes.all().size());
    for (Pane pane : panes.all()) {
      out.writeLong(pane.end);
      pane.groups.write(out);
    }
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    long count = in.readLong();
    for (int i = 0; i < count; i++) {
      Pane pane = panes.at(in.readLong());
      pane.groups.read(in, task.context());
    }
    panes.all().removeIf(pane -> pane.groups.size() == 0);
  }
}
