package dev.weir.engine.exchange;

import dev.weir.batch.Batch;

/** What travels from task to task: rows, or a word in band. */
sealed interface Parcel {
  /** Rows; the batch goes back to the sender once they are worked in. */
  record Rows(Batch batch) implements Parcel {}

  /** The sender's watermark. */
  record Mark(long millis) implements Parcel {}

  /** Words without content. */
  enum Word implements Parcel {
    FLUSH,
    IDLE,
    ACTIVE,
    BARRIER,
    END
  }
}
