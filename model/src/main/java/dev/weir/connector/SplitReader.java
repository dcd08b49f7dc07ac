package dev.weir.connector;

import dev.weir.batch.Batch;

/** Reads one split. Used by one thread. */
public interface SplitReader extends AutoCloseable {

  /** What a call of {@link #read} came to. */
  enum Status {
    /** Rows may have been added; more may follow at once. */
    MORE,
    /** Nothing is there at the moment. Rows read so far are in the batch. */
    IDLE,
    /** The split is at its end. Rows read so far are in the batch. */
    END
  }

  /**
   * Adds rows to an empty batch until it is full, the split ends, or nothing more is there at once.
   * Does not wait. Byte columns may point into the reader's memory until the next call.
   */
  Status read(Batch batch);

  /** What has not been put into a batch yet. */
  Split rest();

  @Override
  void close();
}
