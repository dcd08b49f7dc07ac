package dev.weir.connectors.format;

import dev.weir.batch.Batch;
import dev.weir.text.ByteBuilder;

/** Writes rows as bytes. Used by one thread. */
public interface RowEncoder {
  /** What a file starts with. */
  void start(ByteBuilder out);

  /** Adds one row, its end included. */
  void encode(Batch batch, int row, ByteBuilder out);
}
