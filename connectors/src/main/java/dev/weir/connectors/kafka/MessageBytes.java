package dev.weir.connectors.kafka;

import dev.weir.connectors.format.Block;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Keys or values of messages, one behind the other in one block, each with a line end behind it.
 * Rows of a batch point into it, so it is emptied only when they are gone.
 */
final class MessageBytes {
  private static final int USUAL = 1 << 16;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_ENDS = '\n' * ONES;

  final Block block = new Block();
  private int used;

  MessageBytes() {
    block.data = new byte[USUAL];
    block.last = true;
  }

  /** Forgets all. */
  void clear() {
    used = 0;
    block.position = 0;
    block.limit = 0;
    block.rowsTaken = 0;
  }

  /** Where the next message will begin. */
  int end() {
    return used;
  }

  /** Adds a message; with {@code blanks}, line ends in it become blanks. */
  void add(ByteBuffer message, boolean blanks) {
    int length = message.remaining();
    reserve(length + 1);
    message.get(message.position(), block.data, used, length);
    if (blanks) {
      blank(block.data, used, used + length);
    }
    used += length;
    block.data[used++] = '\n';
  }

  /** Looks at eight bytes at a time, since hardly any message has a line end. */
  private static void blank(byte[] data, int start, int end) {
    for (int i = start; i < end; i += Long.BYTES) {
      long others = (long) LONGS.get(data, i) ^ LINE_ENDS;
      if ((others - ONES & ~others & HIGH_BITS) != 0) {
        blankEach(data, i, Math.min(i + Long.BYTES, end));
      }
    }
  }

  private static void blankEach(byte[] data, int start, int end) {
    for (int i = start; i < end; i++) {
      if (data[i] == '\n') {
        data[i] = ' ';
      }
    }
  }

  /** Lets the decoder see what was added from {@code start} on. */
  void show(int start) {
    block.position = start;
    block.limit = used;
    block.wholeLines = used;
    block.stop = used;
    block.rowsTaken = 0;
  }

  /** The same without the line end behind it. */
  void showWithoutEnd(int start) {
    show(start);
    block.limit = used - 1;
  }

  private void reserve(int count) {
    int needed = Math.addExact(Math.addExact(used, count), Block.PADDING);
    if (needed > block.data.length) {
      block.data = Arrays.copyOf(block.data, Math.max(needed, 2 * block.data.length));
    }
  }
}
