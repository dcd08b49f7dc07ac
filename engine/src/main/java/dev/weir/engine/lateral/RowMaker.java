package dev.weir.engine.lateral;

import dev.weir.batch.Batch;

/**
 * A table function at work in one task: {@link #start} for each row of arguments, then {@link
 * #next} until it has no more.
 */
interface RowMaker {
  /** Begins with the arguments in a row of a batch, which stays as it is until the last next. */
  void start(Batch arguments, int row);

  /** Writes the next row to row {@code at} of the columns from {@code first} on; false if none. */
  boolean next(Batch out, int first, int at);
}
