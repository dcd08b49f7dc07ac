package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateState;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.time.Watermark;
import java.util.List;

/** Aggregates over sessions, of the keys of one task. */
final class SessionAggregateProcessor implements Processor {
  private final SessionIndex sessions;
  private final AggregateState aggregates;
  private final WindowTask task;
  private final int keyCount;
  private final LateRows late;
  private final Selection rows = new Selection();
  private long watermark = Watermark.NONE;
  private boolean restored;

  SessionAggregateProcessor(List<Integer> keys, AggregateCalls calls, long gap, WindowTask task) {
    this.sessions = new SessionIndex(keys, calls.input(), gap);
    this.aggregates = calls.newState(calls.open(task.context()));
    this.task = task;
    this.keyCount = keys.size();
    this.late = new LateRows(task.context(), task.clock());
  }

  @Override
  public void process(int input, Batch batch) {
    late.begin(batch.size());
    sessions.assign(batch, task.times().of(batch), watermark, rows, late);
    aggregates.reserve(sessions.bound());
    for (int i = 0; i < sessions.mergeCount(); i++) {
      int from = sessions.mergedFrom(i);
      aggregates.merge(aggregates, new int[] {from}, new int[] {sessions.mergedInto(i)}, 1);
      aggregates.clear(from);
    }
    aggregates.update(batch, rows);
    late.report(batch);
  }

  @Override
  public void watermark(long millis) {
    long wall = task.clock().wallWatermark(millis);
    if (wall > watermark) {
      watermark = wall;
      emitEnded();
    }
    task.output().watermark(millis);
  }

  private void emitEnded() {
    int[] one = new int[1];
    for (int session = sessions.poll(watermark); session >= 0; session = sessions.poll(watermark)) {
      if (aggregates.hasRows(session)) {
        one[0] = session;
        Batch batch = task.results().batch();
        sessions.keys(one, 1, batch, batch.size());
        aggregates.results(one, 1, batch, keyCount, batch.size());
        task.results().finish(1, sessions.start(session), sessions.end(session));
      }
      aggregates.clear(session);
      sessions.remove(session);
    }
    task.results().flush();
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    int[] open = sessions.sessions();
    sessions.write(out, open);
    aggregates.write(out, open, open.length);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    int[] open = sessions.read(in, task.context());
    aggregates.reserve(sessions.bound());
    aggregates.read(in, open, open.length);
  }
}
