package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.engine.state.KeyTable;

/** The rows of a table that a join looks up, as far as they are at hand. */
sealed interface LookupRows permits AskedRows, WholeTable {
  /** Gets the rows with the keys of all rows of a batch. */
  void fetch(Batch batch, int[] keyColumns);

  KeyTable keys();

  MatchedRows.Stored rows();

  /** What makes rows ready to be matched. */
  @FunctionalInterface
  interface Reader {
    MatchedRows.Stored of(JoinSide rows);
  }

  /** Forgets what is not to be kept, once the batch is done. */
  void release();

  /** The clock moved: does a little of what is due. */
  void tick();

  void close();
}
