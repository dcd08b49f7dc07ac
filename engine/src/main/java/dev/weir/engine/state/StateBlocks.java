package dev.weir.engine.state;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Blocks that states were written into, kept for the next snapshot: fresh ones would be copied by
 * every young collection that comes while a snapshot is written. Thread-safe.
 */
public final class StateBlocks {
  /** With the array's header, a block lies just within a mebibyte. */
  static final int BLOCK = (1 << 20) - 128;

  /** Blocks kept for new states rather than given back. */
  private static final int MOST_KEPT = 16;

  private final Deque<byte[]> free = new ArrayDeque<>();

  synchronized byte[] take() {
    byte[] block = free.poll();
    return block == null ? new byte[BLOCK] : block;
  }

  synchronized void giveBack(byte[] block) {
    if (free.size() < MOST_KEPT) {
      free.push(block);
    }
  }
}
