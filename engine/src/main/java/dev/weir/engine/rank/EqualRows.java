package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.engine.state.RowIndex;
import java.util.Arrays;

/** Finds the oldest of the stored rows that are the same as one of a batch, however many. */
final class EqualRows {
  static final int NONE = -1;

  private final KeyedRows rows;

  /** The oldest of each set of equal rows. */
  private final RowIndex oldest;

  /** By slot: the equal row that came next. */
  private int[] younger = {};

  /** By slot of an oldest row: the youngest. */
  private int[] youngest = {};

  /** Of rows that are kept whole. */
  EqualRows(KeyedRows rows) {
    this.rows = rows;
    this.oldest = new RowIndex(rows.rows());
  }

  /** The slot of the oldest row equal to one of the batch, or {@link #NONE}. */
  int find(Batch batch, int row, long hash) {
    return oldest.find(batch, rows.kept(), row, hash);
  }

  /** Enters the row at the slot, which is that of the batch. */
  void add(int slot, Batch batch, int row, long hash) {
    if (younger.length <= slot) {
      younger = Arrays.copyOf(younger, rows.rows().capacity());
      youngest = Arrays.copyOf(youngest, rows.rows().capacity());
    }
    younger[slot] = NONE;
    int first = find(batch, row, hash);
    if (first == NONE) {
      oldest.add(slot, hash);
      youngest[slot] = slot;
    } else {
      younger[youngest[first]] = slot;
      youngest[first] = slot;
    }
  }

  /** Takes out a row that is the oldest of those equal to it. */
  void remove(int slot) {
    long hash = oldest.hash(slot);
    oldest.remove(slot);
    int next = younger[slot];
    if (next != NONE) {
      oldest.add(next, hash);
      youngest[next] = youngest[slot];
    }
  }
}
