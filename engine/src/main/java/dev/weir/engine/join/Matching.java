package dev.weir.engine.join;

import dev.weir.batch.Batch;

/**
 * What a change of one side means for the result, given the stored rows of the other.
 *
 * <p>A stored row's number of matches counts different rows of the other side, however many copies
 * of each there are: it tells whether the row has a match at all, which a further copy of a row
 * does not change.
 */
interface Matching {

  /** Starts on a batch, whose rows come as {@link #change} in order. */
  void begin(Batch batch);

  /**
   * A row of the batch begun came or went, and is to be stored or dropped. The key is -1 if the row
   * is equal to nothing, for a NULL.
   */
  void change(int row, int key, boolean retracts);
}
