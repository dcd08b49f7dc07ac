package dev.weir.engine.state;

import dev.weir.batch.Batch;

/** Takes an operator's state for a snapshot, as values in an order that the reader repeats. */
public interface StateWriter {
  void writeLong(long value);

  void writeLongs(long[] values, int count);

  void writeBytes(byte[] data, int offset, int length);

  void writeText(String text);

  /** Writes rows with their values and NULLs; kinds too if the batch has them. */
  void writeBatch(Batch batch);
}
