package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowPages;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeQueue;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one side of a join by time that are still of use, for each key in the order of their
 * times. Rows that come in order go to the end, and go from the beginning. Each may have a mark:
 * that it found a partner, or takes one back.
 */
final class TimedSide {
  static final int NONE = -1;
  private static final int FIRST_CAPACITY = 4;
  private static final int[] NO_SLOTS = {};
  private static final long[] NO_TIMES = {};

  private final RowType type;
  private final int[] keyColumns;
  private final int[] allColumns;
  private final int timeColumn;
  private final KeyTable keys;
  private final RowPages rows;
  private final TimeQueue queue = new TimeQueue();

  // By key, the places from start to end being in use:
  private int[][] slots = {};
  private long[][] times = {};
  private int[] starts = {};
  private int[] ends = {};

  // By slot:
  private int[] keyOf = {};
  private boolean[] marked = {};

  TimedSide(RowType type, List<Integer> keyColumns, int timeColumn, KeyTable keys) {
    this.type = type;
    this.keyColumns = keyColumns.stream().mapToInt(Integer::intValue).toArray();
    this.allColumns = new int[type.size()];
    Arrays.setAll(allColumns, i -> i);
    this.timeColumn = timeColumn;
    this.keys = keys;
    this.rows = new RowPages(type.types());
  }

  int[] keyColumns() {
    return keyColumns;
  }

  int size() {
    return rows.size();
  }

  RowPages rows() {
    return rows;
  }

  RowType type() {
    return type;
  }

  /** The time of a row. */
  long time(int slot) {
    return rows.longAt(slot, timeColumn);
  }

  /** Makes room for all keys there are. */
  void reserveKeys() {
    int old = starts.length;
    if (keys.bound() > old) {
      int capacity = Math.max(keys.bound(), 2 * old);
      slots = Arrays.copyOf(slots, capacity);
      times = Arrays.copyOf(times, capacity);
      Arrays.fill(slots, old, capacity, NO_SLOTS);
      Arrays.fill(times, old, capacity, NO_TIMES);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
  }

  boolean isEmpty(int key) {
    return starts[key] == ends[key];
  }

  /** The place of the first row of the key at or after a time. */
  int from(int key, long time) {
    int low = starts[key];
    int high = ends[key];
    long[] of = times[key];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (of[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether there is a row at the place, and none later than a time. */
  boolean reaches(int key, int place, long time) {
    return place < ends[key] && times[key][place] <= time;
  }

  int slot(int key, int place) {
    return slots[key][place];
  }

  void mark(int slot) {
    marked[slot] = true;
  }

  boolean isMarked(int slot) {
    return marked[slot];
  }

  void add(Batch batch, int row, int key, long time, boolean isMarked) {
    int slot = rows.add(batch, allColumns, row);
    if (keyOf.length < rows.capacity()) {
      keyOf = Arrays.copyOf(keyOf, rows.capacity());
      marked = Arrays.copyOf(marked, rows.capacity());
    }
    keyOf[slot] = key;
    marked[slot] = isMarked;
    insert(key, time, slot);
    queue.add(time, slot);
  }

  private void insert(int key, long time, int slot) {
    if (ends[key] == slots[key].length) {
      makeRoom(key);
    }
    int[] ofSlots = slots[key];
    long[] ofTimes = times[key];
    int end = ends[key]++;
    int place = end;
    if (end > starts[key] && ofTimes[end - 1] > time) {
      ends[key] = end;
      place = from(key, time + 1);
      ends[key] = end + 1;
      System.arraycopy(ofSlots, place, ofSlots, place + 1, end - place);
      System.arraycopy(ofTimes, place, ofTimes, place + 1, end - place);
    }
    ofSlots[place] = slot;
    ofTimes[place] = time;
  }

  /** Moves a key's rows to the beginning, into larger arrays if that frees less than half. */
  private void makeRoom(int key) {
    int start = starts[key];
    int size = ends[key] - start;
    int capacity = slots[key].length;
    boolean grows = 2 * size >= capacity;
    int[] newSlots = grows ? new int[Math.max(FIRST_CAPACITY, 2 * size)] : slots[key];
    long[] newTimes = grows ? new long[newSlots.length] : times[key];
    System.arraycopy(slots[key], start, newSlots, 0, size);
    System.arraycopy(times[key], start, newTimes, 0, size);
    slots[key] = newSlots;
    times[key] = newTimes;
    starts[key] = 0;
    ends[key] = size;
  }

  /**
   * Takes all rows up to a time out of their keys, in the order of their times; they stay stored
   * until {@link #forget}.
   */
  int[] expire(long time) {
    int[] expired = queue.pollUpTo(time);
    for (int slot : expired) {
      int key = keyOf[slot];
      assert slots[key][starts[key]] == slot : slot;
      if (++starts[key] == ends[key]) {
        slots[key] = NO_SLOTS;
        times[key] = NO_TIMES;
        starts[key] = 0;
        ends[key] = 0;
      }
    }
    return expired;
  }

  /** The row of a key that was the last at a time, or -1. */
  int latest(int key, long time) {
    int place = from(key, time + 1) - 1;
    return place < starts[key] ? NONE : slots[key][place];
  }

  /** Whether a key has a row later than a time. */
  boolean hasLater(int key, long time) {
    return ends[key] > starts[key] && times[key][ends[key] - 1] > time;
  }

  /**
   * Drops the rows that are older than the last of their key up to a time, and that one too if it
   * is marked. Returns a row of each key that has changed, maybe several.
   */
  int[] keepLatest(long time) {
    int[] passed = queue.pollUpTo(time);
    for (int slot : passed) {
      int key = keyOf[slot];
      int latest = time == Long.MAX_VALUE ? ends[key] - 1 : from(key, time + 1) - 1;
      if (latest >= starts[key] && marked[slots[key][latest]]) {
        latest++;
      }
      for (; starts[key] < latest; starts[key]++) {
        rows.remove(slots[key][starts[key]]);
      }
    }
    return passed;
  }

  /** The key that a row has or had. */
  int key(int slot) {
    return keyOf[slot];
  }

  void forget(int[] expired) {
    for (int slot : expired) {
      rows.remove(slot);
    }
  }

  void write(StateWriter out) {
    int[] inOrder = inOrder();
    stateRows().write(out, this::read, inOrder, inOrder.length);
  }

  /** Copies rows with their marks. */
  private void read(int[] from, int count, Batch into) {
    for (int column : allColumns) {
      rows.read(column, from, count, into.column(column), 0);
    }
    long[] flags = into.longs(allColumns.length).values;
    for (int i = 0; i < count; i++) {
      flags[i] = marked[from[i]] ? 1 : 0;
    }
  }

  /** All rows, those of a key in the order of their times. */
  private int[] inOrder() {
    int[] all = new int[rows.size()];
    int count = 0;
    for (int key : keys.groups()) {
      if (key < starts.length) {
        int size = ends[key] - starts[key];
        System.arraycopy(slots[key], starts[key], all, count, size);
        count += size;
      }
    }
    assert count == all.length : count;
    return all;
  }

  /** Adds the rows written whose keys the task owns. */
  void read(StateReader in, TaskContext context) {
    stateRows()
        .read(
            in,
            (written, start) -> {
              long[] hashes = new long[written.size()];
              KeyHash.hash(written, keyColumns, hashes);
              for (int row = 0; row < written.size(); row++) {
                boolean owned =
                    keyColumns.length == 0 ? context.task() == 0 : context.owns(hashes[row]);
                if (owned) {
                  int key = keys.lookup(written, keyColumns, row, hashes[row]);
                  reserveKeys();
                  boolean isMarked = written.longs(allColumns.length).values[row] == 1;
                  add(written, row, key, written.longs(timeColumn).values[row], isMarked);
                }
              }
            });
  }

  private StateRows stateRows() {
    List<SqlType> written = new ArrayList<>(type.types());
    written.add(Types.BIGINT);
    return new StateRows(written);
  }
}
