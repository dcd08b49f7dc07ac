package dev.weir.engine.state;

import dev.weir.batch.Slice;
import java.util.Arrays;

/**
 * The texts that come again and again in a column of kept rows, numbered from 0 in the order they
 * came. It takes no more, and finds none, once most texts asked for are new: then it does not pay.
 *
 * <p>A look-up touches a word of the table and the text itself, which has its length before it: two
 * misses of the cache, mostly.
 */
final class TextDictionary {
  static final int NONE = -1;

  /** Numbers that two bytes have. */
  private static final int NUMBER_BITS = 16;

  private static final int MOST_TEXTS = 1 << NUMBER_BITS;

  /** More bytes than a text has that comes again often; so lengths take a byte. */
  private static final int MANY_BYTES = 256;

  /** How many more new texts than known ones may come: values drawn from 10,000 cost 3,100. */
  private static final int PATIENCE = 1 << 12;

  private static final int FIRST_TEXTS = 16;

  /** Texts start at multiples of eight bytes, the first not at 0. */
  private static final int UNIT_BITS = 3;

  /** Where texts start, with the longest that there can be, in units. */
  private static final int START_BITS = 22;

  private static final long NUMBER_MASK = MOST_TEXTS - 1;
  private static final long START_MASK = (1L << START_BITS) - 1;

  /** The part of the hash that an entry of the table has. */
  private static final long HASH_MASK = -1L << NUMBER_BITS + START_BITS;

  private byte[] bytes = new byte[FIRST_TEXTS * 16];
  private int used = 1 << UNIT_BITS;

  /** By number: where the length and then the text are. */
  private int[] starts = new int[FIRST_TEXTS];

  private int size;

  /** Of each text a part of the hash, the start in units and the number, or 0. */
  private long[] table = new long[2 * FIRST_TEXTS];

  private int patience = PATIENCE;

  /** Bytes of memory taken. */
  long memory() {
    return bytes.length + 4L * starts.length + 8L * table.length;
  }

  /** The number of a text, which may be a new one, or none. */
  int number(byte[] data, int offset, int length) {
    if (patience == 0 || length >= MANY_BYTES) {
      return NONE;
    }
    long hash = hash(data, offset, length);
    int mask = table.length - 1;
    int place = (int) hash & mask;
    for (long entry = table[place]; entry != 0; entry = table[place]) {
      if (((entry ^ hash) & HASH_MASK) == 0 && same(startOf(entry), data, offset, length)) {
        patience = Math.min(patience + 1, MOST_TEXTS);
        return (int) (entry & NUMBER_MASK);
      }
      place = place + 1 & mask;
    }
    patience--;
    return size < MOST_TEXTS ? add(data, offset, length, hash) : NONE;
  }

  /** A hash that waits for one multiplication in all, unlike {@link Slice#hash}. */
  private static long hash(byte[] data, int offset, int length) {
    long sum = length;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      sum = Long.rotateLeft(sum, 29) + Slice.word(data, offset + i) * 0x9E3779B97F4A7C15L;
    }
    long rest = Slice.word(data, offset + i) & (1L << (length - i << 3)) - 1;
    sum = Long.rotateLeft(sum, 29) + rest * 0x9E3779B97F4A7C15L;
    long mixed = (sum ^ sum >>> 32) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 29;
  }

  private int add(byte[] data, int offset, int length, long hash) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    if (used + 1 + length + Slice.PADDING > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (used + 1 + length + Slice.PADDING));
    }
    bytes[used] = (byte) length;
    System.arraycopy(data, offset, bytes, used + 1, length);
    starts[size] = used;
    enter(hash & HASH_MASK | (long) used >>> UNIT_BITS << NUMBER_BITS | size, (int) hash);
    used += 1 + length + 7 & -8;
    if (2 * ++size > table.length) {
      rebuild();
    }
    return size - 1;
  }

  private void enter(long entry, int hash) {
    int place = hash & table.length - 1;
    while (table[place] != 0) {
      place = place + 1 & table.length - 1;
    }
    table[place] = entry;
  }

  private void rebuild() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long entry : old) {
      if (entry != 0) {
        int start = startOf(entry);
        enter(entry, (int) hash(bytes, start + 1, lengthAt(start)));
      }
    }
  }

  private static int startOf(long entry) {
    return (int) (entry >>> NUMBER_BITS & START_MASK) << UNIT_BITS;
  }

  private int lengthAt(int start) {
    return bytes[start] & 0xFF;
  }

  private boolean same(int start, byte[] data, int offset, int length) {
    return Slice.same(bytes, start + 1, lengthAt(start), data, offset, length);
  }

  /** The array that the texts lie in, until the next new one. */
  byte[] bytes() {
    return bytes;
  }

  int start(int number) {
    return starts[number] + 1;
  }

  int length(int number) {
    return lengthAt(starts[number]);
  }
}
