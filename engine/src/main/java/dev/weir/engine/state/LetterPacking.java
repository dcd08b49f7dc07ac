package dev.weir.engine.state;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Texts whose bytes lie near each other, each byte in four to six bits: numbers, identifiers in
 * hexadecimal, letters of one alphabet.
 *
 * <p>Works on eight bytes at a time, whose codes move together in three steps. The highest code
 * marks the end where the last byte has room for one code more.
 */
final class LetterPacking {
  /** What {@link #pack} returns for a text with other bytes. */
  static final int NONE = -1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LEAST_WIDTH = 4;
  private static final int MOST_WIDTH = 6;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = ONES << 7;

  private final int width;
  private final int end;
  private final long bases;

  /** What makes the code of each byte that is too large more than seven bits. */
  private final long excess;

  // The lower code of two, the lower two of four, the lower four of eight:
  private final long ofTwo;
  private final long ofFour;
  private final long ofEight;

  private LetterPacking(int width, int base) {
    this.width = width;
    this.end = (1 << width) - 1;
    this.bases = base * ONES;
    this.excess = (128 - end) * ONES;
    this.ofTwo = ((1L << width) - 1) * 0x0001000100010001L;
    this.ofFour = ((1L << 2 * width) - 1) * 0x0000000100000001L;
    this.ofEight = (1L << 4 * width) - 1;
  }

  /** For texts of bytes from the lowest to the highest, or null if these are too far apart. */
  static @Nullable LetterPacking of(int lowest, int highest) {
    for (int width = LEAST_WIDTH; width <= MOST_WIDTH; width++) {
      int spare = (1 << width) - 2 - (highest - lowest);
      if (spare >= 0 && highest <= Byte.MAX_VALUE) {
        return new LetterPacking(width, Math.max(0, lowest - spare / 2));
      }
    }
    return null;
  }

  /** How many bytes a text takes at most while it is packed. */
  int room(int length) {
    return (length + 7 >> 3) * width + Long.BYTES;
  }

  /** Packs a text; returns how many bytes it takes, or {@link #NONE}. */
  int pack(byte[] data, int offset, int length, byte[] into, int at) {
    int to = at;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      long word = Slice.word(data, offset + i);
      long codes = codes(word);
      if ((codes & HIGH) != 0) {
        return NONE;
      }
      LONG.set(into, to, together(codes));
      to += width;
    }
    int rest = length - i << 3;
    if (rest > 0) {
      long mask = (1L << rest) - 1;
      long codes = codes(Slice.word(data, offset + i) & mask | bases & ~mask);
      if ((codes & HIGH) != 0) {
        return NONE;
      }
      LONG.set(into, to, together(codes | (long) end << rest));
    }
    return length * width + 7 >>> 3;
  }

  /** The codes of eight bytes, with their highest bits set if they have none. */
  private long codes(long word) {
    // Sets the highest bit of each byte first, so that no difference borrows from the next.
    long above = (word | HIGH) - bases;
    long codes = above & ~HIGH;
    return codes | (word | ~above | codes + excess) & HIGH;
  }

  private long together(long codes) {
    long two = codes & ofTwo | codes >>> 8 - width & ofTwo << width;
    long four = two & ofFour | two >>> 16 - 2 * width & ofFour << 2 * width;
    return four & ofEight | four >>> 32 - 4 * width & ofEight << 4 * width;
  }

  private long apart(long packed) {
    long four = packed & ofEight | (packed & ofEight << 4 * width) << 32 - 4 * width;
    long two = four & ofFour | (four & ofFour << 2 * width) << 16 - 2 * width;
    return two & ofTwo | (two & ofTwo << width) << 8 - width;
  }

  /** How many bytes the text has that was packed into these. */
  int length(byte[] bytes, int from, int length) {
    int count = (length << 3) / width;
    int last = count - 1;
    long group = Slice.word(bytes, from + (last >>> 3) * width);
    return (group >>> (last & 7) * width & end) == end ? last : count;
  }

  /** Appends the text that was packed into these bytes to a column. */
  void unpack(byte[] bytes, int from, int length, BytesColumn into, int row) {
    int count = length(bytes, from, length);
    int at = into.reserve(count);
    into.setSlice(row, at, count);
    byte[] data = into.data;
    // The last eight bytes may go on into the padding of the column.
    for (int i = 0; i < count; i += 8) {
      LONG.set(data, at + i, apart(Slice.word(bytes, from)) + bases);
      from += width;
    }
  }
}
