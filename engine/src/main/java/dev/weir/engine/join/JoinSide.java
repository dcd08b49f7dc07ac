package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.AccessOrder;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowIndex;
import dev.weir.engine.state.RowPages;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeQueue;
import dev.weir.plan.JoinReach;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one side of a join, chained by key in the order they came.
 *
 * <p>A side whose rows may be taken back, or of which only the presence of rows counts, keeps equal
 * rows as one with a count, and finds it by its hash, however many rows its key has. Otherwise rows
 * are only ever appended.
 */
final class JoinSide {
  static final int NONE = -1;

  private final RowType type;
  private final int[] keyColumns;
  private final int[] allColumns;
  private final KeyTable keys;
  private final RowPages rows;
  private final @Nullable RowIndex index;

  /** Whether the number of matches of a row counts. */
  private final boolean keepsMatches;

  // By key:
  private int[] heads = {};
  private int[] tails = {};

  // By row:
  private int[] next = {};

  /** Kept where rows can go. */
  private int[] previous = {};

  /** How many equal rows there are, kept where they are merged. */
  private long[] copies = {};

  /** How many different rows of the other side match this one, if kept; see {@link Matching}. */
  private long[] matches = {};

  /** Kept where rows are forgotten. */
  private int[] keyOf = {};

  private boolean rowsGo = true;

  private @Nullable AccessOrder accesses;

  /** How far rows reach, and those that wait for the watermark to get there. */
  private JoinReach.@Nullable Side reach;

  private final TimeQueue reaching = new TimeQueue();

  private long[] batchHashes = {};

  JoinSide(
      RowType type, List<Integer> keyColumns, KeyTable keys, boolean merges, boolean keepsMatches) {
    this.keepsMatches = keepsMatches;
    this.type = type;
    this.keyColumns = keyColumns.stream().mapToInt(Integer::intValue).toArray();
    this.allColumns = new int[type.size()];
    Arrays.setAll(allColumns, i -> i);
    this.keys = keys;
    this.rows = new RowPages(type.types());
    this.index = merges ? new RowIndex(rows) : null;
  }

  /** Says that no row will be taken away, so that the way back from a row need not be kept. */
  void onlyGrow() {
    rowsGo = false;
  }

  /** Forgets rows that are not written for {@code ttl} milliseconds. */
  void forgetAfter(long ttl, InstantSource clock) {
    accesses = new AccessOrder(ttl, clock);
  }

  /** Forgets rows that are too old; tells the key of each. */
  void expire(IntConsumer expired) {
    if (accesses != null) {
      accesses.expire(slot -> {
        drop(slot, keyOf[slot]);
        expired.accept(keyOf[slot]);
      });
    }
  }

  /** Forgets rows that the watermark has passed by as far as they reach. */
  void forgetBeyond(JoinReach.Side side) {
    reach = side;
  }

  /** Forgets rows that reach no further than the watermark; tells the key of each. */
  void expireUpTo(long watermark, IntConsumer expired) {
    if (reach != null) {
      for (int slot : reaching.pollUpTo(watermark)) {
        drop(slot, keyOf[slot]);
        expired.accept(keyOf[slot]);
      }
    }
  }

  private long reachOf(JoinReach.Side side, Batch batch, int row) {
    LongColumn times = batch.longs(side.column());
    return times.isNull(row) ? Long.MIN_VALUE : times.values[row] + side.millis();
  }

  private void touch(int slot) {
    if (accesses != null) {
      accesses.touch(slot);
    }
  }

  RowPages rows() {
    return rows;
  }

  RowType type() {
    return type;
  }

  /** Whether the stored row is the same as one of the batch. */
  boolean isSame(int slot, Batch batch, int row) {
    return rows.same(slot, batch, allColumns, row);
  }

  int[] keyColumns() {
    return keyColumns;
  }

  int columnCount() {
    return allColumns.length;
  }

  /** The first row with the key, or -1. */
  int first(int key) {
    return key != NONE && key < heads.length ? heads[key] : NONE;
  }

  /** The row of the same key that came after, or -1. */
  int next(int slot) {
    return next[slot];
  }

  /** How many rows the stored one stands for. */
  long copies(int slot) {
    return index == null ? 1 : copies[slot];
  }

  /** Adds to the number of matches of a row, if that is kept; returns what it was. */
  long addMatches(int slot, long change) {
    if (!keepsMatches) {
      return 0;
    }
    long before = matches[slot];
    matches[slot] = before + change;
    touch(slot);
    return before;
  }

  /** Gets ready to add and remove rows of a batch. */
  void begin(Batch batch) {
    if (index != null) {
      if (batchHashes.length < batch.size()) {
        batchHashes = new long[batch.size()];
      }
      KeyHash.hash(batch, allColumns, batchHashes);
    }
  }

  /**
   * Stores a row of the batch begun, with no matches yet; returns its slot, or -1 if it only raised
   * the count of an equal one.
   */
  int add(Batch batch, int row, int key) {
    if (index != null) {
      int same = index.find(batch, allColumns, row, batchHashes[row]);
      if (same != NONE) {
        copies[same]++;
        touch(same);
        return NONE;
      }
    }
    int slot = rows.add(batch, allColumns, row);
    reserve();
    if (index != null) {
      index.add(slot, batchHashes[row]);
      copies[slot] = 1;
    }
    if (keepsMatches) {
      matches[slot] = 0;
    }
    link(slot, key);
    if (keepsKeys()) {
      keyOf[slot] = key;
    }
    if (accesses != null) {
      accesses.touch(slot);
    }
    if (reach != null) {
      reaching.add(reachOf(reach, batch, row), slot);
    }
    return slot;
  }

  /**
   * Takes away one stored row equal to that of the batch begun; returns whether it was the last.
   */
  boolean remove(Batch batch, int row, int key) {
    if (index == null) {
      throw new IllegalStateException("a retraction in an insert-only input");
    }
    int slot = index.find(batch, allColumns, row, batchHashes[row]);
    if (slot == NONE) {
      return false;
    }
    if (--copies[slot] > 0) {
      touch(slot);
      return false;
    }
    drop(slot, key);
    return true;
  }

  /** Forgets a stored row with all its copies; its slot may be read until the next is added. */
  void drop(int slot, int key) {
    if (index != null) {
      index.remove(slot);
    }
    unlink(slot, key);
    if (accesses != null) {
      accesses.remove(slot);
    }
    rows.remove(slot);
  }

  private void link(int slot, int key) {
    int last = heads[key] == NONE ? NONE : tails[key];
    next[slot] = NONE;
    if (last == NONE) {
      heads[key] = slot;
    } else {
      next[last] = slot;
    }
    if (rowsGo) {
      previous[slot] = last;
    }
    tails[key] = slot;
  }

  private void unlink(int slot, int key) {
    int before = previous[slot];
    int after = next[slot];
    if (before == NONE) {
      heads[key] = after;
    } else {
      next[before] = after;
    }
    if (after == NONE) {
      tails[key] = before;
    } else {
      previous[after] = before;
    }
  }

  /** Makes room for all keys of the table. */
  void reserveKeys() {
    int old = heads.length;
    if (keys.bound() > old) {
      int capacity = Math.max(keys.bound(), 2 * old);
      heads = Arrays.copyOf(heads, capacity);
      tails = Arrays.copyOf(tails, capacity);
      Arrays.fill(heads, old, capacity, NONE);
    }
  }

  private boolean keepsKeys() {
    return accesses != null || reach != null;
  }

  private void reserve() {
    int capacity = rows.capacity();
    if (next.length < capacity) {
      next = Arrays.copyOf(next, capacity);
      previous = rowsGo ? Arrays.copyOf(previous, capacity) : previous;
      matches = keepsMatches ? Arrays.copyOf(matches, capacity) : matches;
      copies = index == null ? copies : Arrays.copyOf(copies, capacity);
      keyOf = keepsKeys() ? Arrays.copyOf(keyOf, capacity) : keyOf;
    }
  }

  void write(StateWriter out) {
    int[] slots = rows.slots();
    stateRows().write(out, this::gather, slots, slots.length);
  }

  private void gather(int[] slots, int count, Batch into) {
    rows.read(slots, count, into);
    long[] matchCounts = into.longs(allColumns.length).values;
    long[] copyCounts = into.longs(allColumns.length + 1).values;
    for (int i = 0; i < count; i++) {
      matchCounts[i] = keepsMatches ? matches[slots[i]] : 0;
      copyCounts[i] = copies(slots[i]);
    }
    if (accesses != null) {
      long[] times = into.longs(allColumns.length + 2).values;
      for (int i = 0; i < count; i++) {
        times[i] = accesses.time(slots[i]);
      }
    }
  }

  private StateRows stateRows() {
    List<SqlType> types = new ArrayList<>(type.types());
    types.add(Types.BIGINT);
    types.add(Types.BIGINT);
    if (accesses != null) {
      types.add(Types.BIGINT);
    }
    return new StateRows(types);
  }

  /** Adds the rows written whose keys the task owns. */
  void read(StateReader in, TaskContext context) {
    stateRows().read(in, (written, start) -> readRows(written, context));
  }

  private void readRows(Batch written, TaskContext context) {
    long[] keyHashes = new long[written.size()];
    KeyHash.hash(written, keyColumns, keyHashes);
    begin(written);
    long[] matchCounts = written.longs(allColumns.length).values;
    long[] copyCounts = written.longs(allColumns.length + 1).values;
    for (int row = 0; row < written.size(); row++) {
      boolean owned = keyColumns.length == 0 ? context.task() == 0 : context.owns(keyHashes[row]);
      if (owned) {
        int key = keys.lookup(written, keyColumns, row, keyHashes[row]);
        reserveKeys();
        int slot = add(written, row, key);
        if (keepsMatches) {
          matches[slot] = matchCounts[row];
        }
        if (index != null) {
          copies[slot] = copyCounts[row];
        }
        if (accesses != null) {
          accesses.restore(slot, written.longs(allColumns.length + 2).values[row]);
        }
      }
    }
  }
}
