package dev.weir.engine;

import dev.weir.batch.Batch;

/** Takes the rows of a SELECT. Called by one thread at a time, in order; may wait. */
public interface RowReceiver {
  /** Rows, with kinds if the query is not insert-only. The batch is the caller's afterwards. */
  void rows(Batch batch);

  /**
   * A snapshot of the job is being taken: the rows so far belong to it, and a job restored from it
   * gives those that follow. Whoever must not see a row twice forgets, on a restore, what came
   * later.
   */
  default void snapshot() {}

  /** The query ended; no rows follow. */
  default void end() {}

  /** For jobs without a SELECT. */
  RowReceiver NONE = batch -> {};
}
