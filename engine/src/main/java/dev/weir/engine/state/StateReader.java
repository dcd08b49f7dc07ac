package dev.weir.engine.state;

import dev.weir.batch.Batch;

/** Gives back what a {@link StateWriter} took, in the same order. */
public interface StateReader {
  long readLong();

  long[] readLongs();

  /** Bytes, without padding. */
  byte[] readBytes();

  String readText();

  /** Fills the batch, made for the same schema and of at least the capacity of the one written. */
  void readBatch(Batch batch);
}
