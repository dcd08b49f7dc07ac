package dev.weir.engine.function;

import dev.weir.batch.Slice;

/** Characters in UTF-8: code points, which start with any byte but 10xxxxxx. */
final class Characters {
  private Characters() {}

  static int count(Slice text) {
    return count(text.data, text.offset, text.offset + text.length);
  }

  /** How many characters start between two indexes; looks at eight bytes at a time. */
  static int count(byte[] data, int from, int end) {
    int inner = 0;
    int i = from;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      inner += inner(Slice.word(data, i));
    }
    if (i < end) {
      inner += inner(Slice.word(data, i) & rest(end - i));
    }
    return end - from - inner;
  }

  /** How many of eight bytes are within a character: 10xxxxxx. */
  private static int inner(long word) {
    return Long.bitCount(word >>> 7 & ~(word >>> 6) & 0x0101010101010101L);
  }

  /** The first bytes of a word. */
  private static long rest(int count) {
    return (1L << (count << 3)) - 1;
  }

  /** Where the character at that index, from 0, starts; the end if there are fewer. */
  static int offset(Slice text, int index) {
    int end = text.offset + text.length;
    if (index >= text.length) {
      return advance(text.data, text.offset, end, index);
    }
    return advance(text.data, text.offset, end, Math.max(index, 0));
  }

  /** Skips so many characters. */
  static int advance(byte[] data, int from, int end, int count) {
    int at = from;
    for (int i = 0; i < count && at < end; i++) {
      at++;
      while (at < end && (data[at] & 0xC0) == 0x80) {
        at++;
      }
    }
    return at;
  }

  static boolean isAscii(Slice text) {
    int end = text.offset + text.length;
    long any = 0;
    int i = text.offset;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      any |= Slice.word(text.data, i);
    }
    if (i < end) {
      any |= Slice.word(text.data, i) & rest(end - i);
    }
    return (any & 0x8080808080808080L) == 0;
  }
}
