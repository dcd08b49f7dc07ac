package dev.weir.engine.over;

import dev.weir.engine.state.Selection;
import java.util.Arrays;

/** Deals rows, given in order, into rounds with one row or one group of peers of each partition. */
final class Rounds {
  private final Selection round = new Selection();
  private int[] roundOf = {};

  /** Where each round starts in {@code order}, and one more. */
  private int[] starts = {};

  /** Positions in the selection, by round. */
  private int[] order = {};

  private int count;

  /** By partition: the last deal that saw it, then its last round and time. */
  private int[] dealtBy = {};

  private int[] lastRound = {};
  private long[] lastTime = {};
  private int deal;

  /** Deals rows out; with {@code times}, by row, rows of a partition and time share a round. */
  void deal(Selection rows, long[] times, boolean peers, int partitions) {
    reserve(rows.count, partitions);
    deal++;
    count = 0;
    for (int i = 0; i < rows.count; i++) {
      int partition = rows.groups[i];
      long time = times[rows.rows[i]];
      int at = 0;
      if (dealtBy[partition] == deal) {
        at = lastRound[partition] + (peers && lastTime[partition] == time ? 0 : 1);
      }
      dealtBy[partition] = deal;
      lastRound[partition] = at;
      lastTime[partition] = time;
      roundOf[i] = at;
      count = Math.max(count, at + 1);
    }
    sort(rows.count);
  }

  private void sort(int size) {
    if (starts.length < count + 1) {
      starts = new int[Math.max(count + 1, 2 * starts.length)];
    }
    Arrays.fill(starts, 0, count + 1, 0);
    for (int i = 0; i < size; i++) {
      starts[roundOf[i] + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    for (int i = 0; i < size; i++) {
      order[starts[roundOf[i]]++] = i;
    }
    System.arraycopy(starts, 0, starts, 1, count);
    starts[0] = 0;
  }

  private void reserve(int size, int partitions) {
    if (roundOf.length < size) {
      roundOf = new int[size];
      order = new int[size];
    }
    if (dealtBy.length < partitions) {
      int capacity = Math.max(partitions, 2 * dealtBy.length);
      dealtBy = Arrays.copyOf(dealtBy, capacity);
      lastRound = Arrays.copyOf(lastRound, capacity);
      lastTime = Arrays.copyOf(lastTime, capacity);
    }
  }

  int count() {
    return count;
  }

  /** The rows of a round, of those dealt out; valid until the next call. */
  Selection rows(int number, Selection dealt) {
    round.reserve(dealt.count);
    for (int i = starts[number]; i < starts[number + 1]; i++) {
      round.add(dealt.rows[order[i]], dealt.groups[order[i]]);
    }
    return round;
  }
}
