package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowPages;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of partitions. What the partition's key holds is not kept again with each row, unless equal
 * keys may look different, as 0.0 and -0.0 do.
 */
final class KeyedRows {
  private static final int NONE = -1;

  private final KeyTable keys;
  private final RowPages rows;

  /** By column of the row: its place in the key, or none if it is kept with the row. */
  private final int[] inKey;

  /** By column of the row: its place in the pages, or none. */
  private final int[] inPages;

  /** The columns of the row that are kept in pages. */
  private final int[] kept;

  private KeyedRows(RowType schema, KeyTable keys, int[] inKey) {
    this.keys = keys;
    this.inKey = inKey;
    this.inPages = new int[inKey.length];
    this.kept = IntStream.range(0, inKey.length).filter(c -> inKey[c] == NONE).toArray();
    Arrays.fill(inPages, NONE);
    for (int i = 0; i < kept.length; i++) {
      inPages[kept[i]] = i;
    }
    this.rows = new RowPages(Arrays.stream(kept).mapToObj(schema::type).toList());
  }

  /** Without what the keys hold, which are those columns of the rows. */
  static KeyedRows of(RowType schema, List<Integer> partition, KeyTable keys) {
    int[] inKey = new int[schema.size()];
    for (int column = 0; column < inKey.length; column++) {
      inKey[column] = sameWhenEqual(schema.type(column)) ? partition.indexOf(column) : NONE;
    }
    return new KeyedRows(schema, keys, inKey);
  }

  /** With all columns, so that rows can be told from each other by themselves. */
  static KeyedRows whole(RowType schema, KeyTable keys) {
    int[] inKey = new int[schema.size()];
    Arrays.fill(inKey, NONE);
    return new KeyedRows(schema, keys, inKey);
  }

  private static boolean sameWhenEqual(SqlType type) {
    return switch (type.layout()) {
      case LONG, INT128, BYTES -> true;
      case DOUBLE, ROW -> false;
    };
  }

  RowPages rows() {
    return rows;
  }

  /** The columns of the row that are kept in pages, in their order there. */
  int[] kept() {
    return kept;
  }

  /** Whether the column is part of the key only. */
  boolean isInKey(int column) {
    return inKey[column] != NONE;
  }

  /** The place in the pages of a column that is not part of the key only. */
  int inPages(int column) {
    return inPages[column];
  }

  int add(Batch batch, int row) {
    return rows.add(batch, kept, row);
  }

  void replace(int slot, Batch batch, int row) {
    rows.replace(slot, batch, kept, row);
  }

  /** Whether the row at the slot is the same as one of the batch with the same key. */
  boolean same(int slot, Batch batch, int row) {
    return rows.same(slot, batch, kept, row);
  }

  /** Copies rows, given by their partitions and slots, to the columns of an empty batch. */
  void read(int[] partitions, int[] slots, int count, Batch into) {
    for (int column = 0; column < inKey.length; column++) {
      Column target = into.column(column);
      if (inKey[column] == NONE) {
        rows.read(inPages[column], slots, count, target, 0);
      } else {
        target.gather(keys.column(inKey[column]), partitions, count, 0);
      }
    }
    into.setSize(count);
  }
}
