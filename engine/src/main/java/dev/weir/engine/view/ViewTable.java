package dev.weir.engine.view;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.GradualState;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The present rows of a query. With a key there is one row for each of its values, the last that
 * came; without, each distinct row is there as often as it was inserted and not taken back.
 *
 * <p>Used by one thread, except {@link #size}. Within a step, the first change of a key notes what
 * was there before; {@link #publish} at the end of the step compares that with what is there then,
 * so that followers see each key change at most once a step, and never a state in between.
 */
public final class ViewTable {
  private static final int CHUNK = 1024;
  private static final int ABSENT = -1;

  private final RowType schema;
  private final List<Integer> key;
  private final int[] keyColumns;
  private final int[] allColumns;
  private final KeyTable keys;
  private final RowStore rows;
  private final StepChanges changes;
  private final GradualState written = new GradualState();
  private final List<ViewListener> listeners = new ArrayList<>();
  private final Selection found = new Selection();
  private long[] hashes = {};

  /** For each group of the key table: the slot of its row, or {@link #ABSENT}. */
  private int[] slots = {};

  /** For each group: how often its row is there. */
  private long[] counts = {};

  /**
   * For groups of a key: the slots of rows that have a successor and are not yet taken back. A row
   * may move from task to task, and the tasks' changes of it arrive in any order.
   */
  private final Map<Integer, List<Integer>> replaced = new HashMap<>();

  private long watermark = Watermark.NONE;
  private long published = Watermark.NONE;
  private volatile long size;
  private long present;

  public ViewTable(RowType schema, List<Integer> key) {
    this.schema = schema;
    this.key = List.copyOf(key);
    this.allColumns = IntStream.range(0, schema.size()).toArray();
    this.keyColumns =
        key.isEmpty() ? allColumns : key.stream().mapToInt(Integer::intValue).toArray();
    List<SqlType> keyTypes = Arrays.stream(keyColumns).mapToObj(schema::type).toList();
    this.keys = new KeyTable(keyTypes);
    this.rows = new RowStore(schema.types());
    this.changes = new StepChanges(schema, allColumns);
  }

  public RowType schema() {
    return schema;
  }

  /** The columns that tell rows apart; empty if only all of them do. */
  public List<Integer> key() {
    return key;
  }

  /** How many rows there are. Any thread may ask. */
  public long size() {
    return size;
  }

  /** Works in rows, with kinds or all inserts. */
  void apply(Batch batch) {
    int count = batch.size();
    if (hashes.length < count) {
      hashes = new long[count];
    }
    KeyHash.hash(batch, keyColumns, hashes);
    found.all(count);
    keys.lookup(batch, keyColumns, hashes, found);
    written.before(found.groups, count);
    for (int row = 0; row < count; row++) {
      int group = found.groups[row];
      grow(group);
      changes.touch(group, slots[group], counts[group], rows, !listeners.isEmpty());
      if (RowKind.retracts(batch.kind(row))) {
        remove(group, batch, row);
      } else {
        insert(group, batch, row);
      }
    }
  }

  private void insert(int group, Batch batch, int row) {
    int slot = slots[group];
    if (slot == ABSENT) {
      slots[group] = rows.add(batch, allColumns, row);
      counts[group] = 1;
      present++;
    } else if (key.isEmpty()) {
      counts[group]++;
      present++;
    } else {
      replaced.computeIfAbsent(group, g -> new ArrayList<>()).add(slot);
      slots[group] = rows.add(batch, allColumns, row);
    }
  }

  private void remove(int group, Batch batch, int row) {
    int slot = slots[group];
    if (slot == ABSENT) {
      return;
    }
    if (!rows.same(slot, batch, allColumns, row)) {
      removeReplaced(group, batch, row);
      return;
    }
    if (--counts[group] > 0) {
      present--;
      return;
    }
    rows.remove(slot);
    List<Integer> before = replaced(group);
    if (before == null) {
      slots[group] = ABSENT;
      present--;
    } else {
      slots[group] = before.removeLast();
      counts[group] = 1;
      dropIfEmpty(group, before);
    }
  }

  /** The slots of a group's rows that have a successor; mostly there is none in any group. */
  private @Nullable List<Integer> replaced(int group) {
    return replaced.isEmpty() ? null : replaced.get(group);
  }

  private void removeReplaced(int group, Batch batch, int row) {
    List<Integer> before = replaced(group);
    if (before == null) {
      return;
    }
    for (int i = before.size() - 1; i >= 0; i--) {
      if (rows.same(before.get(i), batch, allColumns, row)) {
        int slot = before.get(i);
        before.subList(i, i + 1).clear();
        rows.remove(slot);
        dropIfEmpty(group, before);
        return;
      }
    }
  }

  private void dropIfEmpty(int group, List<Integer> before) {
    if (before.isEmpty()) {
      replaced.remove(group);
    }
  }

  private void grow(int group) {
    if (group >= slots.length) {
      int from = slots.length;
      int to = Math.max(64, Math.max(group + 1, 2 * from));
      slots = Arrays.copyOf(slots, to);
      counts = Arrays.copyOf(counts, to);
      Arrays.fill(slots, from, to, ABSENT);
    }
  }

  void watermark(long millis) {
    watermark = millis;
  }

  /** Tells the followers what changed since this was called before. */
  void publish() {
    if (!changes.isEmpty()) {
      tellChanges();
      for (int i = 0; i < changes.count(); i++) {
        int group = changes.group(i);
        if (slots[group] == ABSENT) {
          written.before(group);
          keys.remove(group);
        }
      }
      changes.clear();
      size = present;
    } else if (watermark == published) {
      return;
    }
    published = watermark;
    tell(listener -> listener.advanced(watermark));
  }

  private void tellChanges() {
    if (listeners.isEmpty()) {
      return;
    }
    changes.compare(rows, slots, counts, batch -> tell(listener -> listener.changed(batch)));
  }

  /** What a listener throws ends its following, not the job. */
  private void tell(Consumer<ViewListener> word) {
    for (int i = listeners.size() - 1; i >= 0; i--) {
      try {
        word.accept(listeners.get(i));
      } catch (RuntimeException broken) {
        listeners.remove(i);
      }
    }
  }

  /** Gives the listener all rows, between two steps. */
  public void give(ViewListener listener) {
    Batch chunk = Batch.of(schema, CHUNK, true);
    for (int group : keys.groups()) {
      for (long i = 0; i < (slots[group] == ABSENT ? 0 : counts[group]); i++) {
        changes.append(chunk, rows, slots[group], RowKind.INSERT);
        if (chunk.isFull()) {
          listener.present(chunk);
          chunk.clear();
        }
      }
    }
    if (chunk.size() > 0) {
      listener.present(chunk);
    }
    listener.advanced(watermark);
  }

  /** Gives the listener all rows, between two steps, and every change from then on. */
  public void follow(ViewListener listener) {
    // What changed before it came is in the rows it is given, and was not kept to be told.
    publish();
    try {
      give(listener);
      listeners.add(listener);
    } catch (RuntimeException broken) {
      // What a listener throws ends its following, not the job.
      listeners.remove(listener);
    }
  }

  public void leave(ViewListener listener) {
    listeners.remove(listener);
  }

  /** See {@link dev.weir.engine.operator.Gradual}. */
  void beginSnapshot(StateWriter out, int batchSize) {
    out.writeLong(watermark);
    StateRows stateRows = new StateRows(schema.types());
    written.begin(
        out,
        keys.live(),
        batchSize,
        (to, groups, count) -> writePart(to, groups, count, stateRows));
  }

  boolean continueSnapshot() {
    return written.writeNext();
  }

  private void writePart(StateWriter out, int[] groups, int groupCount, StateRows stateRows) {
    int[] used = new int[groupCount];
    long[] times = new long[groupCount];
    int count = 0;
    for (int i = 0; i < groupCount; i++) {
      if (slots[groups[i]] != ABSENT) {
        used[count] = slots[groups[i]];
        times[count++] = counts[groups[i]];
      }
    }
    out.writeLongs(times, count);
    List<Column> columns = Arrays.stream(allColumns).mapToObj(rows::column).toList();
    stateRows.write(out, columns, used, count);
  }

  void restore(StateReader in) {
    watermark = Math.max(watermark, in.readLong());
    StateRows stateRows = new StateRows(schema.types());
    GradualState.read(
        in,
        () -> {
          long[] times = in.readLongs();
          stateRows.read(in, (batch, start) -> restoreRows(batch, start, times));
        });
    size = present;
  }

  private void restoreRows(Batch batch, int start, long[] times) {
    long[] own = new long[batch.size()];
    KeyHash.hash(batch, keyColumns, own);
    for (int row = 0; row < batch.size(); row++) {
      int group = keys.lookup(batch, keyColumns, row, own[row]);
      grow(group);
      slots[group] = rows.add(batch, allColumns, row);
      counts[group] = times[start + row];
      present += counts[group];
    }
  }
}
