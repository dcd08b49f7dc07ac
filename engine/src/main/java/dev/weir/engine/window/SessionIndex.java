package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open sessions of each key. A session has a number; what is kept for it lies in arrays at that
 * number. A row less than or exactly a gap away from a session extends it, and one between two
 * sessions makes them one: the later one's number then stands for the earlier's, which the owner is
 * told as a merge.
 *
 * <p>The sessions of a key form a chain, the latest first. All sessions also stand in a heap by a
 * time at which they may end: it is put right only when it comes, so that extending a session costs
 * nothing.
 */
final class SessionIndex {
  private static final int NONE = -1;

  private final long gap;
  private final int[] keyColumns;
  private final int[] storedColumns;
  private final List<SqlType> keyTypes;
  private final KeyTable keys;
  private final Selection found = new Selection();
  private long[] hashes = {};

  /** The latest session of each key. */
  private int[] heads = {};

  // By session number:
  private long[] starts = {};
  private long[] lasts = {};
  private long[] due = {};
  private int[] next = {};
  private int[] keyOf = {};

  /** The session that this one became part of, or -1. */
  private int[] mergedInto = {};

  private int bound;
  private int[] free = {};
  private int freeCount;

  private int[] heap = {};
  private int heapSize;

  /** Sessions of this batch that became part of others, in order: pairs of from, into. */
  private int[] merges = {};

  private int mergeCount;

  SessionIndex(List<Integer> keyColumns, RowType input, long gap) {
    this.gap = gap;
    this.keyColumns = keyColumns.stream().mapToInt(Integer::intValue).toArray();
    this.storedColumns = new int[keyColumns.size()];
    Arrays.setAll(storedColumns, i -> i);
    this.keyTypes = keyColumns.stream().map(input::type).toList();
    this.keys = new KeyTable(keyTypes);
  }

  /** One more than the largest session number in use so far. */
  int bound() {
    return bound;
  }

  long start(int session) {
    return starts[session];
  }

  long end(int session) {
    return lasts[session] + gap;
  }

  /**
   * Puts the session of each row into the groups of {@code rows}, which has all rows of the batch;
   * those too late for any go to {@code late} and out of {@code rows}.
   */
  void assign(Batch batch, long[] times, long watermark, Selection rows, LateRows late) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, keyColumns, hashes);
    found.all(size);
    keys.lookup(batch, keyColumns, hashes, found);
    reserveKeys();
    mergeCount = 0;
    rows.reserve(size);
    for (int row = 0; row < size; row++) {
      int session = sessionFor(found.groups[row], times[row], watermark);
      if (session == NONE) {
        late.add(row, times[row] + gap);
      } else {
        rows.add(row, session);
      }
    }
    if (mergeCount > 0) {
      for (int i = 0; i < rows.count; i++) {
        rows.groups[i] = survivor(rows.groups[i]);
      }
    }
    removeUnusedKeys(size);
  }

  /** How many sessions the last batch made part of others. */
  int mergeCount() {
    return mergeCount;
  }

  int mergedFrom(int i) {
    return merges[2 * i];
  }

  int mergedInto(int i) {
    return merges[2 * i + 1];
  }

  private int survivor(int session) {
    int at = session;
    while (mergedInto[at] != NONE) {
      at = mergedInto[at];
    }
    return at;
  }

  private int sessionFor(int key, long time, long watermark) {
    int later = NONE;
    int session = heads[key];
    while (session != NONE && starts[session] > time + gap) {
      later = session;
      session = next[session];
    }
    if (session == NONE || end(session) < time) {
      return time + gap - 1 <= watermark ? NONE : make(key, time, later);
    }
    starts[session] = Math.min(starts[session], time);
    lasts[session] = Math.max(lasts[session], time);
    int earlier = next[session];
    if (earlier != NONE && end(earlier) >= starts[session]) {
      join(earlier, session);
    }
    return session;
  }

  private void join(int earlier, int session) {
    starts[session] = starts[earlier];
    next[session] = next[earlier];
    mergedInto[earlier] = session;
    if (merges.length < 2 * mergeCount + 2) {
      merges = Arrays.copyOf(merges, Math.max(16, 2 * merges.length));
    }
    merges[2 * mergeCount] = earlier;
    merges[2 * mergeCount++ + 1] = session;
  }

  /** A new session in the key's chain, after the given one or first. */
  private int make(int key, long time, int later) {
    int session = freeCount > 0 ? free[--freeCount] : bound++;
    reserveSessions();
    starts[session] = time;
    lasts[session] = time;
    keyOf[session] = key;
    mergedInto[session] = NONE;
    if (later == NONE) {
      next[session] = heads[key];
      heads[key] = session;
    } else {
      next[session] = next[later];
      next[later] = session;
    }
    due[session] = end(session);
    heap[heapSize] = session;
    siftUp(heapSize++);
    return session;
  }

  /** A late row of a new key leaves a key without sessions. */
  private void removeUnusedKeys(int size) {
    for (int i = 0; i < size; i++) {
      int key = found.groups[i];
      if (heads[key] == NONE && keys.contains(key)) {
        keys.remove(key);
      }
    }
  }

  /** Takes the next session that the watermark ends out of the heap, or -1. It stays readable. */
  int poll(long watermark) {
    while (heapSize > 0) {
      int session = heap[0];
      if (due[session] - 1 > watermark) {
        return NONE;
      }
      if (mergedInto[session] != NONE) {
        pop();
        release(session);
      } else if (due[session] < end(session)) {
        due[session] = end(session);
        siftDown(0);
      } else {
        pop();
        return session;
      }
    }
    return NONE;
  }

  /** Forgets a session that was polled. */
  void remove(int session) {
    int key = keyOf[session];
    if (heads[key] == session) {
      heads[key] = next[session];
    } else {
      int at = heads[key];
      while (next[at] != session) {
        at = next[at];
      }
      next[at] = next[session];
    }
    if (heads[key] == NONE) {
      keys.remove(key);
    }
    release(session);
  }

  private void release(int session) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(16, 2 * freeCount));
    }
    free[freeCount++] = session;
  }

  /** Copies the keys of sessions to the first columns of a batch, to row {@code start} and on. */
  void keys(int[] sessions, int count, Batch target, int start) {
    int[] groups = new int[count];
    for (int i = 0; i < count; i++) {
      groups[i] = keyOf[sessions[i]];
    }
    for (int i = 0; i < keyColumns.length; i++) {
      target.column(i).gather(keys.column(i), groups, count, start);
    }
  }

  /** All open sessions. */
  int[] sessions() {
    int[] sessions = new int[heapSize];
    int count = 0;
    for (int i = 0; i < heapSize; i++) {
      if (mergedInto[heap[i]] == NONE) {
        sessions[count++] = heap[i];
      }
    }
    return Arrays.copyOf(sessions, count);
  }

  /** Writes sessions: for each its key, its start and its last row's time. */
  void write(StateWriter out, int[] sessions) {
    int[] groups = new int[sessions.length];
    LongColumn start = new LongColumn(sessions.length);
    LongColumn last = new LongColumn(sessions.length);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < keyColumns.length; i++) {
      columns.add(keys.column(i));
    }
    for (int i = 0; i < sessions.length; i++) {
      groups[i] = keyOf[sessions[i]];
    }
    new StateRows(keyTypes).write(out, columns, groups, groups.length);
    for (int i = 0; i < sessions.length; i++) {
      groups[i] = i;
      start.set(i, starts[sessions[i]]);
      last.set(i, lasts[sessions[i]]);
    }
    new StateRows(List.of(Types.BIGINT, Types.BIGINT))
        .write(out, List.of(start, last), groups, groups.length);
  }

  /** Reads the sessions written; returns their numbers now, -1 for those of other tasks' keys. */
  int[] read(StateReader in, TaskContext context) {
    int[][] keyGroups = {{}};
    int count =
        new StateRows(keyTypes)
            .read(
                in,
                (rows, start) -> {
                  keyGroups[0] = Arrays.copyOf(keyGroups[0], start + rows.size());
                  readKeys(rows, context, keyGroups[0], start);
                });
    int[] sessions = new int[count];
    new StateRows(List.of(Types.BIGINT, Types.BIGINT))
        .read(
            in,
            (rows, start) -> {
              for (int i = 0; i < rows.size(); i++) {
                int key = keyGroups[0][start + i];
                sessions[start + i] =
                    key == NONE ? NONE : put(key, rows.longs(0).values[i], rows.longs(1).values[i]);
              }
            });
    return sessions;
  }

  private int put(int key, long start, long last) {
    int later = NONE;
    for (int at = heads[key]; at != NONE && starts[at] > start; at = next[at]) {
      later = at;
    }
    int session = make(key, start, later);
    lasts[session] = last;
    return session;
  }

  private void readKeys(Batch rows, TaskContext context, int[] groups, int start) {
    long[] rowHashes = new long[rows.size()];
    KeyHash.hash(rows, storedColumns, rowHashes);
    for (int i = 0; i < rows.size(); i++) {
      boolean owned = storedColumns.length == 0 ? context.task() == 0 : context.owns(rowHashes[i]);
      groups[start + i] = owned ? keys.lookup(rows, storedColumns, i, rowHashes[i]) : NONE;
    }
    reserveKeys();
  }

  private void reserveKeys() {
    int old = heads.length;
    if (keys.bound() > old) {
      heads = Arrays.copyOf(heads, Math.max(keys.bound(), 2 * old));
      Arrays.fill(heads, old, heads.length, NONE);
    }
  }

  private void reserveSessions() {
    if (bound > starts.length) {
      int capacity = Math.max(16, 2 * starts.length);
      starts = Arrays.copyOf(starts, capacity);
      lasts = Arrays.copyOf(lasts, capacity);
      due = Arrays.copyOf(due, capacity);
      next = Arrays.copyOf(next, capacity);
      keyOf = Arrays.copyOf(keyOf, capacity);
      mergedInto = Arrays.copyOf(mergedInto, capacity);
      heap = Arrays.copyOf(heap, capacity);
    }
  }

  private void pop() {
    heap[0] = heap[--heapSize];
    siftDown(0);
  }

  private void siftUp(int from) {
    int at = from;
    int session = heap[at];
    while (at > 0 && due[heap[at - 1 >> 1]] > due[session]) {
      heap[at] = heap[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    heap[at] = session;
  }

  private void siftDown(int from) {
    int at = from;
    int session = heap[at];
    while (true) {
      int child = 2 * at + 1;
      if (child >= heapSize) {
        break;
      }
      if (child + 1 < heapSize && due[heap[child + 1]] < due[heap[child]]) {
        child++;
      }
      if (due[heap[child]] >= due[session]) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = session;
  }
}
