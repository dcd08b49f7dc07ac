package dev.weir.engine.operator;

import dev.weir.batch.Batch;

/**
 * Where a processor's results go. Never refuses: a task takes no new input while outputs are full.
 */
public interface Output {
  /**
   * Hands on rows; the batch is the caller's again when this returns. Empty batches are dropped.
   */
  void emit(Batch batch);

  void watermark(long millis);

  /**
   * No row will come for a while, so that others must not wait for this watermark; or rows come
   * again. Only a {@link TimeKeeper} says so.
   */
  default void idle(boolean now) {}
}
