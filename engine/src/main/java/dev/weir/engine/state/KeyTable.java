package dev.weir.engine.state;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.KeyHash;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A hash table from keys of any columns to dense group numbers. NULL is a value like any other.
 *
 * <p>Open addressing with linear probing: a table of group numbers, a power of two and at most half
 * full (a quarter while it fits in a cache), is placed by the lower bits of {@link KeyHash}; the
 * full hash of each group lies beside its key. A look-up works in two passes over a batch: one
 * finds for each row the first group of the same 64-bit hash (or makes one), the other compares the
 * keys column by column. Rows for which that fails, because two keys share a hash, are looked up
 * one by one.
 */
public final class KeyTable {
  private static final int FIRST_TABLE = 64;

  /** Tables up to this length are kept emptier, so that most keys are found at once. */
  private static final int SMALL_TABLE = 1 << 16;

  private final RowStore keys;
  private final int columnCount;
  private final boolean singleLong;
  private final Selection different = new Selection();
  private long[] hashes;
  private int[] table = new int[FIRST_TABLE];

  public KeyTable(List<SqlType> types) {
    this.keys = new RowStore(types);
    this.columnCount = types.size();
    this.singleLong = columnCount == 1 && types.getFirst().layout() == Layout.LONG;
    this.hashes = new long[keys.capacity()];
  }

  /** How many keys there are. */
  public int size() {
    return keys.size();
  }

  /** One more than the largest group number in use so far. */
  public int bound() {
    return keys.bound();
  }

  public boolean contains(int group) {
    return keys.isLive(group);
  }

  /** A copy of the set of all groups. */
  public BitSet live() {
    return keys.live();
  }

  /** All groups, ascending. */
  public int[] groups() {
    return keys.slots();
  }

  /** The hash of each key, indexed by group. */
  public long[] hashes() {
    return hashes;
  }

  /** A key column, indexed by group. Another object after keys were added. */
  public Column column(int index) {
    return keys.column(index);
  }

  /**
   * Finds the group of each selected row, making new ones. {@code hashes} holds the {@link KeyHash}
   * of every row of the batch over {@code columns}.
   */
  public void lookup(Batch batch, int[] columns, long[] rowHashes, Selection rows) {
    int from = 0;
    while (true) {
      from = probe(table, hashes, rowHashes, rows, from);
      if (from == rows.count) {
        break;
      }
      int row = rows.rows[from];
      rows.groups[from++] = insert(batch, columns, row, rowHashes[row]);
    }
    if (!hashIsKey(batch, columns)) {
      verify(batch, columns, rowHashes, rows);
    }
  }

  /** The group of one row's key, made if it is new. */
  public int lookup(Batch batch, int[] columns, int row, long hash) {
    int mask = table.length - 1;
    int at = (int) hash & mask;
    for (int group = table[at] - 1; group >= 0; group = table[at] - 1) {
      if (hashes[group] == hash && keys.same(group, batch, columns, row)) {
        return group;
      }
      at = at + 1 & mask;
    }
    return insert(batch, columns, row, hash);
  }

  /** The group of one row's key, or -1 if there is none. */
  public int find(Batch batch, int[] columns, int row, long hash) {
    int mask = table.length - 1;
    int at = (int) hash & mask;
    int group = table[at] - 1;
    while (group >= 0 && !(hashes[group] == hash && keys.same(group, batch, columns, row))) {
      at = at + 1 & mask;
      group = table[at] - 1;
    }
    return group;
  }

  /** Finds the group of each selected row, -1 if its key has none. */
  public void find(Batch batch, int[] columns, long[] rowHashes, Selection rows) {
    boolean exact = hashIsKey(batch, columns);
    int mask = table.length - 1;
    for (int i = 0; i < rows.count; i++) {
      int row = rows.rows[i];
      long hash = rowHashes[row];
      int at = (int) hash & mask;
      int group = table[at] - 1;
      while (group >= 0
          && !(hashes[group] == hash && (exact || keys.same(group, batch, columns, row)))) {
        at = at + 1 & mask;
        group = table[at] - 1;
      }
      rows.groups[i] = group;
    }
  }

  /** Frees the group's number for a new key. */
  public void remove(int group) {
    int mask = table.length - 1;
    int hole = (int) hashes[group] & mask;
    while (table[hole] != group + 1) {
      hole = hole + 1 & mask;
    }
    // What follows moves up, unless it would come to lie before its place.
    for (int at = hole + 1 & mask; table[at] != 0; at = at + 1 & mask) {
      int home = (int) hashes[table[at] - 1] & mask;
      if ((at - home & mask) >= (at - hole & mask)) {
        table[hole] = table[at];
        hole = at;
      }
    }
    table[hole] = 0;
    keys.remove(group);
  }

  /** Removes all keys, keeping the memory for new ones. */
  public void clear() {
    keys.clear();
    Arrays.fill(table, 0);
  }

  /** The hash of one long is a permutation, so that equal hashes mean equal values, NULL aside. */
  private boolean hashIsKey(Batch batch, int[] columns) {
    return columnCount == 0
        || singleLong && !batch.column(columns[0]).nulls().any() && !keys.column(0).nulls().any();
  }

  /** Finds groups from a position on until a row has none; returns that position, or the end. */
  private static int probe(
      int[] table, long[] known, long[] rowHashes, Selection selection, int from) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    int mask = table.length - 1;
    int count = selection.count;
    for (int i = from; i < count; i++) {
      long hash = rowHashes[rows[i]];
      int at = (int) hash & mask;
      int group = table[at] - 1;
      while (group >= 0 && known[group] != hash) {
        at = at + 1 & mask;
        group = table[at] - 1;
      }
      if (group < 0) {
        return i;
      }
      groups[i] = group;
    }
    return count;
  }

  private void verify(Batch batch, int[] columns, long[] rowHashes, Selection rows) {
    different.count = 0;
    for (int i = 0; i < columnCount; i++) {
      ColumnComparison.match(keys.column(i), batch.column(columns[i]), rows, different);
    }
    for (int i = 0; i < different.count; i++) {
      int at = different.rows[i];
      int row = rows.rows[at];
      rows.groups[at] = lookup(batch, columns, row, rowHashes[row]);
    }
  }

  private int insert(Batch batch, int[] columns, int row, long hash) {
    int group = keys.add(batch, columns, row);
    if (hashes.length < keys.capacity()) {
      hashes = Arrays.copyOf(hashes, keys.capacity());
    }
    hashes[group] = hash;
    int spread = table.length <= SMALL_TABLE ? 4 : 2;
    if (spread * keys.size() > table.length) {
      rebuild(Math.multiplyExact(2, table.length));
    } else {
      place(group);
    }
    return group;
  }

  private void rebuild(int length) {
    table = new int[length];
    for (int group : keys.slots()) {
      place(group);
    }
  }

  private void place(int group) {
    int mask = table.length - 1;
    int at = (int) hashes[group] & mask;
    while (table[at] != 0) {
      at = at + 1 & mask;
    }
    table[at] = group + 1;
  }
}
