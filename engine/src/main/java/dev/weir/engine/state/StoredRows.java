package dev.weir.engine.state;

import dev.weir.batch.Batch;

/** Rows at slots, as {@link RowIndex} needs them. */
public sealed interface StoredRows permits RowPages, RowStore {

  /** One more than the largest slot that there is room for. */
  int capacity();

  /** Whether the row at the slot is the same as one of the batch. */
  boolean same(int slot, Batch batch, int[] from, int row);
}
