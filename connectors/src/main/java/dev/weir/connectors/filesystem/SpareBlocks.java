package dev.weir.connectors.filesystem;

import dev.weir.connectors.format.Block;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Memory of readers that have been closed, for those opened next. Ranges of a file are read one
 * after the other: without this each would leave a block to the collector, and the heap would grow
 * for them.
 */
final class SpareBlocks {
  /** Bytes in a block, unless a row needs more. */
  static final int USUAL = 1 << 20;

  private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
  private final int length;

  /** Blocks that hold {@code size} bytes of an input. */
  SpareBlocks(int size) {
    this.length = size + Block.PADDING;
  }

  /** A block that nobody uses. What it holds is of no meaning. */
  byte[] take() {
    byte @Nullable [] block = spare.poll();
    return block == null ? new byte[length] : block;
  }

  /** Takes back a block. One that has grown for a long row is left to the collector. */
  void giveBack(byte[] block) {
    if (block.length == length) {
      spare.add(block);
    }
  }
}
