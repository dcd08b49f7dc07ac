package dev.weir.connectors.format.codec;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Snappy's raw form: the length of the content, then runs of literal bytes and copies of what came
 * before. The content is packed in pieces of 64 kB, so that copies reach no farther than two bytes
 * say.
 */
public final class Snappy {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PIECE = 1 << 16;
  private static final int HASH_BITS = 14;
  private static final int HASH_FACTOR = 0x1E35A7BD;

  /** The shortest copy that is worth it. */
  private static final int LEAST_COPY = 4;

  /** After this many misses in a row the search takes larger steps. */
  private static final int PATIENCE = 32;

  private Snappy() {}

  /** The most bytes that content of that length takes when packed. */
  private static int mostPacked(int length) {
    return 32 + length + length / 6;
  }

  /** Packs a run of bytes. */
  public static byte[] pack(byte[] data, int offset, int length) {
    byte[] out = new byte[mostPacked(length)];
    int at = 0;
    int rest = length;
    while (rest >= 0x80) {
      out[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    out[at++] = (byte) rest;
    int[] table = new int[1 << HASH_BITS];
    for (int start = 0; start < length; start += PIECE) {
      Arrays.fill(table, -1);
      int end = offset + Math.min(start + PIECE, length);
      at = packPiece(data, offset + start, end, table, out, at);
    }
    return Arrays.copyOf(out, at);
  }

  private static int packPiece(
      byte[] data, int start, int end, int[] table, byte[] out, int outAt) {
    int at = outAt;
    int literal = start;
    int p = start;
    int misses = PATIENCE;
    while (p + LEAST_COPY <= end) {
      int word = (int) INT.get(data, p);
      int slot = (word * HASH_FACTOR) >>> (32 - HASH_BITS);
      int candidate = table[slot];
      table[slot] = p;
      if (candidate < start || (int) INT.get(data, candidate) != word) {
        p += misses++ / PATIENCE;
        continue;
      }
      at = literal(data, literal, p - literal, out, at);
      int length = LEAST_COPY;
      while (p + length < end && data[candidate + length] == data[p + length]) {
        length++;
      }
      at = copy(p - candidate, length, out, at);
      p += length;
      literal = p;
      misses = PATIENCE;
    }
    return literal(data, literal, end - literal, out, at);
  }

  private static int literal(byte[] data, int from, int length, byte[] out, int outAt) {
    if (length == 0) {
      return outAt;
    }
    int at = outAt;
    int count = length - 1;
    if (count < 60) {
      out[at++] = (byte) (count << 2);
    } else if (count < 1 << 8) {
      out[at++] = (byte) (60 << 2);
      out[at++] = (byte) count;
    } else {
      out[at++] = (byte) (61 << 2);
      out[at++] = (byte) count;
      out[at++] = (byte) (count >>> 8);
    }
    System.arraycopy(data, from, out, at, length);
    return at + length;
  }

  private static int copy(int distance, int length, byte[] out, int outAt) {
    int at = outAt;
    int left = length;
    while (left > 0) {
      int count = Math.min(left, 64);
      out[at++] = (byte) ((count - 1) << 2 | 2);
      out[at++] = (byte) distance;
      out[at++] = (byte) (distance >>> 8);
      left -= count;
    }
    return at;
  }

  /** Unpacks a run of bytes, which must be the whole of a packed content. */
  public static byte[] unpack(byte[] data, int offset, int length) throws IOException {
    return new SnappyInput(data, offset, offset + length).unpack();
  }
}
