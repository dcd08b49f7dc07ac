package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateInstances;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.Emission;
import dev.weir.time.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Aggregates over tumbling and hopping windows that give results before their end or change them
 * after it. As each result can be asked for at any time, a row is worked into all of its windows,
 * not into a pane that they share; a window is kept until no row may be late for it any more. What
 * changed then and still waits for the clock is given, so that no row is lost.
 */
final class FiringAggregateProcessor implements Processor, ClockListener {
  private final int[] keyColumns;
  private final Panes panes;
  private final Emission emission;
  private final Firing firing;
  private final WindowTask task;
  private final LongFunction<FiringWindow> maker;
  private final LateRows late;

  /** By their end. */
  private final TreeMap<Long, FiringWindow> windows = new TreeMap<>();

  private final List<FiringWindow> touched = new ArrayList<>();
  private long[] hashes = {};

  /** In wall clock milliseconds. */
  private long watermark = Watermark.NONE;

  private boolean restored;

  FiringAggregateProcessor(
      List<Integer> keys, AggregateCalls calls, Panes panes, Firing firing, WindowTask task) {
    this.keyColumns = keys.stream().mapToInt(Integer::intValue).toArray();
    this.panes = panes;
    this.emission = firing.emission();
    this.firing = firing;
    this.task = task;
    AggregateInstances instances = calls.open(task.context());
    this.maker =
        end ->
            new FiringWindow(end, new GroupTable(keys, calls, instances), new GivenResults(calls));
    this.late = new LateRows(task.context(), task.clock());
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, keyColumns, hashes);
    late.begin(size);
    long[] times = task.times().of(batch);
    for (int row = 0; row < size; row++) {
      deal(row, times[row], size);
    }
    for (FiringWindow window : touched) {
      window.update(batch, hashes);
      fireAfterRows(window);
    }
    touched.clear();
    late.report(batch);
  }

  private void deal(int row, long time, int size) {
    long first = panes.paneEnd(time);
    long last = panes.lastWindowEnd(first);
    if (isGone(last)) {
      late.add(row, last);
      return;
    }
    for (long end = first; end <= last; end += panes.step()) {
      if (!isGone(end)) {
        FiringWindow window = windows.computeIfAbsent(end, maker::apply);
        if (window.rows.count == 0) {
          window.rows.reserve(size);
          touched.add(window);
        }
        window.rows.add(row, 0);
      }
    }
  }

  /** Whether the window takes no more rows. */
  private boolean isGone(long end) {
    return lastMoment(end) <= watermark;
  }

  private long lastMoment(long end) {
    return end - 1 + (emission.late() ? emission.latenessMillis() : 0);
  }

  private boolean isOver(FiringWindow window) {
    return window.end - 1 <= watermark;
  }

  /** The delay of the phase that the window is in. */
  private long delay(FiringWindow window) {
    return isOver(window) ? emission.lateMillis() : emission.earlyMillis();
  }

  private void fireAfterRows(FiringWindow window) {
    long delay = delay(window);
    if (delay == 0) {
      fire(window);
    } else if (delay != Emission.NEVER) {
      window.schedule(task.context().clock().millis(), delay);
      if (isOver(window)) {
        // The first result of a group is late enough already.
        select(window);
        window.fireFresh(firing);
      }
    }
  }

  private void fire(FiringWindow window) {
    select(window);
    window.fire(firing);
  }

  private void select(FiringWindow window) {
    firing.windows().window(panes.windowStart(window.end), window.end);
  }

  @Override
  public boolean clockMoved() {
    long now = task.context().clock().millis();
    firing.windows().takeEmitted();
    for (FiringWindow window : windows.values()) {
      long delay = delay(window);
      if (delay > 0 && window.isDue(now, delay)) {
        fire(window);
      }
    }
    return firing.windows().takeEmitted();
  }

  @Override
  public void watermark(long millis) {
    long wall = task.clock().wallWatermark(millis);
    if (wall > watermark) {
      advance(wall);
    }
    task.output().watermark(millis);
  }

  private void advance(long wall) {
    long before = watermark;
    watermark = wall;
    for (FiringWindow window : windows.values()) {
      if (!isOver(window)) {
        break;
      }
      if (window.end - 1 > before) {
        window.unschedule();
        fire(window);
      }
    }
    while (!windows.isEmpty() && isGone(windows.firstKey())) {
      fire(windows.pollFirstEntry().getValue());
    }
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    out.writeLong(windows.size());
    for (FiringWindow window : windows.values()) {
      window.write(out);
    }
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    long count = in.readLong();
    for (long i = 0; i < count; i++) {
      long end = in.readLong();
      FiringWindow window = windows.computeIfAbsent(end, maker::apply);
      if (!window.read(in, task.context())) {
        windows.remove(end);
      }
    }
  }
}
