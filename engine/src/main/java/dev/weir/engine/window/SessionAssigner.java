package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AssignWindow;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps rows until their session ends, and emits them marked with it in the order they came. */
final class SessionAssigner implements Processor {
  private static final int NONE = -1;

  /** What the processor has around it. */
  record Task(
      TaskContext context, WallClock clock, EventTimes times, WindowedRows rows, Output output) {}

  private final RowType type;
  private final Task task;
  private final SessionIndex sessions;
  private final LateRows late;
  private final Selection assigned = new Selection();
  private final RowStore rows;
  private final int[] allColumns;
  private long watermark = Watermark.NONE;
  private boolean restored;

  // By session: its chain of rows.
  private int[] heads = {};
  private int[] tails = {};

  // By row:
  private int[] next = {};
  private byte[] kinds = {};

  SessionAssigner(AssignWindow node, long gap, Task task) {
    this.type = node.input().schema();
    this.task = task;
    this.sessions = new SessionIndex(node.partition(), type, gap);
    this.late = new LateRows(task.context(), task.clock());
    this.rows = new RowStore(type.types());
    this.allColumns = new int[type.size()];
    Arrays.setAll(allColumns, i -> i);
  }

  @Override
  public void process(int input, Batch batch) {
    late.begin(batch.size());
    sessions.assign(batch, task.times().of(batch), watermark, assigned, late);
    reserveSessions();
    for (int i = 0; i < sessions.mergeCount(); i++) {
      join(sessions.mergedFrom(i), sessions.mergedInto(i));
    }
    for (int i = 0; i < assigned.count; i++) {
      int row = assigned.rows[i];
      append(batch, row, assigned.groups[i], batch.kind(row));
    }
    late.report(batch);
  }

  private void append(Batch batch, int row, int session, byte kind) {
    int slot = rows.add(batch, allColumns, row);
    if (next.length < rows.capacity()) {
      next = Arrays.copyOf(next, rows.capacity());
      kinds = Arrays.copyOf(kinds, rows.capacity());
    }
    next[slot] = NONE;
    kinds[slot] = kind;
    if (heads[session] == NONE) {
      heads[session] = slot;
    } else {
      next[tails[session]] = slot;
    }
    tails[session] = slot;
  }

  /** Hangs the rows of a session before those of the one that it became part of. */
  private void join(int from, int into) {
    if (heads[from] == NONE) {
      return;
    }
    next[tails[from]] = heads[into];
    tails[into] = heads[into] == NONE ? tails[from] : tails[into];
    heads[into] = heads[from];
    heads[from] = NONE;
  }

  private void reserveSessions() {
    int old = heads.length;
    if (sessions.bound() > old) {
      int capacity = Math.max(sessions.bound(), 2 * old);
      heads = Arrays.copyOf(heads, capacity);
      tails = Arrays.copyOf(tails, capacity);
      Arrays.fill(heads, old, capacity, NONE);
    }
  }

  @Override
  public void watermark(long millis) {
    long wall = task.clock().wallWatermark(millis);
    if (wall > watermark) {
      watermark = wall;
      for (int session = sessions.poll(wall); session >= 0; session = sessions.poll(wall)) {
        emit(session);
        sessions.remove(session);
      }
    }
    task.output().watermark(millis);
  }

  private void emit(int session) {
    Column[] columns = columns();
    for (int slot = heads[session]; slot != NONE; slot = next[slot]) {
      if (task.rows().isFull()) {
        task.rows().emit(columns);
      }
      task.rows().add(slot, kinds[slot], sessions.start(session), sessions.end(session));
    }
    task.rows().emit(columns);
    for (int slot = heads[session]; slot != NONE; slot = next[slot]) {
      rows.remove(slot);
    }
    heads[session] = NONE;
  }

  private Column[] columns() {
    Column[] columns = new Column[rows.columnCount()];
    Arrays.setAll(columns, rows::column);
    return columns;
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    int[] open = sessions.sessions();
    sessions.write(out, open);
    LongColumn place = new LongColumn(Math.max(1, rows.bound()));
    LongColumn kind = new LongColumn(Math.max(1, rows.bound()));
    int[] slots = new int[rows.size()];
    int count = 0;
    for (int i = 0; i < open.length; i++) {
      for (int slot = heads[open[i]]; slot != NONE; slot = next[slot]) {
        place.set(slot, i);
        kind.set(slot, kinds[slot]);
        slots[count++] = slot;
      }
    }
    List<Column> columns = new ArrayList<>(List.of(columns()));
    columns.add(place);
    columns.add(kind);
    stateRows().write(out, columns, slots, count);
  }

  private StateRows stateRows() {
    List<SqlType> types = new ArrayList<>(type.types());
    types.add(Types.BIGINT);
    types.add(Types.BIGINT);
    return new StateRows(types);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    int[] open = sessions.read(in, task.context());
    reserveSessions();
    int placeColumn = type.size();
    stateRows()
        .read(
            in,
            (batch, start) -> {
              for (int row = 0; row < batch.size(); row++) {
                int session = open[(int) batch.longs(placeColumn).values[row]];
                if (session != NONE) {
                  byte kind = (byte) batch.longs(placeColumn + 1).values[row];
                  append(batch, row, session, kind);
                }
              }
            });
  }
}
