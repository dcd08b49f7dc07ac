package dev.weir.engine.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A partition: the rows that the search still needs, and where it stands. Rows are numbered from 0
 * in their order; a row has a slot in the store that all partitions share.
 */
final class PartitionState {
  private static final int[] NO_SLOTS = {};
  private static final long[] NO_BITS = {};
  private static final Path[] NO_PATHS = {};
  private static final int[][] NO_GROUPS = {};

  /** The group of the partition's key. */
  final int group;

  /** The number of the first row kept, and where it lies in the arrays. */
  long firstKept;

  private int head;
  private int count;
  private int[] slots = NO_SLOTS;
  private long[] bits = NO_BITS;

  /** Rows before this one have their conditions worked out. */
  long known;

  /** The row at which the present search begins; no row before it is searched again. */
  long start;

  /** The next row of the present search. */
  long next;

  /** Rows before this one were part of a match. */
  long covered;

  long matches;

  /** Whether a search is under way. */
  boolean searching;

  /** The runs of the present search, preferred ones first. */
  @Nullable Path[] runs = NO_PATHS;

  /** The groups of each run's aggregates, if conditions have any. */
  int[][] aggregates = NO_GROUPS;

  int runCount;

  /** Whether a match was found, to be taken unless a preferred one comes. */
  boolean matched;

  /** The match found; null if it is empty. */
  @Nullable Path best;

  /** Whether it is among the {@link Deadlines}. */
  boolean timed;

  /** The beginning of the search that {@link #limit} was worked out for. */
  long limited = -1;

  /** The time from which on a row is too late for the search. */
  long limit;

  /** Whether nothing is known of the partition that it is worth keeping for. */
  boolean idle;

  /** Whether the partition is on the list of those to work on. */
  boolean touched;

  PartitionState(int group) {
    this.group = group;
  }

  /** The number of the row that comes next. */
  long end() {
    return firstKept + count;
  }

  /** Whether a search is under way, or rows are kept. */
  boolean isBusy() {
    return searching || count > 0;
  }

  int keptCount() {
    return count;
  }

  void add(int slot) {
    if (head + count == slots.length) {
      makeRoom();
    }
    slots[head + count] = slot;
    count++;
  }

  /** Adds a row whose conditions are worked out. */
  void add(int slot, long variables) {
    add(slot);
    bits[head + count - 1] = variables;
    known = end();
  }

  private void makeRoom() {
    if (head > count) {
      System.arraycopy(slots, head, slots, 0, count);
      System.arraycopy(bits, head, bits, 0, count);
    } else {
      int capacity = Math.max(4, 2 * count);
      slots = Arrays.copyOfRange(slots, head, head + capacity);
      bits = Arrays.copyOfRange(bits, head, head + capacity);
    }
    head = 0;
  }

  /** Passes over a row, which is not kept, in a partition that keeps none. */
  void skip() {
    firstKept++;
    known = firstKept;
    start = firstKept;
  }

  boolean keeps(long row) {
    return row >= firstKept && row < end();
  }

  /** The slot of a row kept. */
  int slot(long row) {
    return slots[head + (int) (row - firstKept)];
  }

  /** The variables whose conditions the row meets, as far as the row alone tells. */
  long bits(long row) {
    return bits[head + (int) (row - firstKept)];
  }

  void setBits(long row, long value) {
    bits[head + (int) (row - firstKept)] = value;
  }

  /** Lets go of the first row kept; returns its slot. */
  int removeFirst() {
    int slot = slots[head++];
    firstKept++;
    count--;
    if (count == 0) {
      head = 0;
      if (slots.length > 64) {
        slots = NO_SLOTS;
        bits = NO_BITS;
      }
    }
    return slot;
  }

  /** Makes room for one more run. */
  void reserveRuns(int size) {
    if (runs.length < size) {
      runs = Arrays.copyOf(runs, Math.max(size, 2 * runs.length));
    }
  }
}
