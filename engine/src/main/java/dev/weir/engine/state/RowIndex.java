package dev.weir.engine.state;

import dev.weir.batch.Batch;
import java.util.Arrays;

/**
 * Finds rows of a {@link StoredRows} by all their columns, each row being there once.
 *
 * <p>Slots are chained by the lower bits of the row's hash; there are at least as many chains as
 * rows.
 */
public final class RowIndex {
  private static final int FIRST_TABLE = 64;
  private static final int NONE = -1;

  private final StoredRows rows;

  /** The first slot of each chain, plus one. */
  private int[] table = new int[FIRST_TABLE];

  // By slot:
  private int[] next = {};
  private long[] hashes = {};
  private int size;

  public RowIndex(StoredRows rows) {
    this.rows = rows;
  }

  /** The slot of a row equal to one of the batch, or -1. */
  public int find(Batch batch, int[] from, int row, long hash) {
    for (int slot = table[place(hash)] - 1; slot >= 0; slot = next[slot] - 1) {
      if (hashes[slot] == hash && rows.same(slot, batch, from, row)) {
        return slot;
      }
    }
    return NONE;
  }

  /** The hash that a row was entered with. */
  public long hash(int slot) {
    return hashes[slot];
  }

  /** Enters a row of the store that is not there yet. */
  public void add(int slot, long hash) {
    if (hashes.length < rows.capacity()) {
      hashes = Arrays.copyOf(hashes, rows.capacity());
      next = Arrays.copyOf(next, rows.capacity());
    }
    hashes[slot] = hash;
    if (++size > table.length) {
      rebuild(Math.multiplyExact(2, table.length));
    }
    link(slot);
  }

  /** Takes out a row, which must still be in the store. */
  public void remove(int slot) {
    int place = place(hashes[slot]);
    if (table[place] == slot + 1) {
      table[place] = next[slot];
    } else {
      int before = table[place] - 1;
      while (next[before] != slot + 1) {
        before = next[before] - 1;
      }
      next[before] = next[slot];
    }
    size--;
  }

  private int place(long hash) {
    return (int) hash & table.length - 1;
  }

  private void link(int slot) {
    int place = place(hashes[slot]);
    next[slot] = table[place];
    table[place] = slot + 1;
  }

  private void rebuild(int length) {
    int[] old = table;
    table = new int[length];
    for (int first : old) {
      int slot = first - 1;
      while (slot >= 0) {
        int following = next[slot] - 1;
        link(slot);
        slot = following;
      }
    }
  }
}
