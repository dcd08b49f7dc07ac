package dev.weir.connectors.format;

import dev.weir.batch.Batch;

/** Takes rows out of bytes. Keeps state between calls; used by one thread. */
public interface RowDecoder {

  /**
   * Decodes rows from the block's position on and moves the position past them. Stops when the
   * batch is full, when the next row starts at or after {@link Block#stop}, or when the block
   * doesn't hold the whole of the next row; only in the last case may the block be given more
   * bytes.
   *
   * <p>The decoder may write to the bytes of rows that it has passed, and columns of the batch may
   * point into the block: its bytes must stay until the batch is done with.
   */
  void decode(Block block, Batch batch);
}
