package dev.weir.engine.function;

import dev.weir.batch.Slice;

/** Characters in UTF-8: code points, which start with any byte but 10xxxxxx. */
final class Characters {
  private Characters() {}

  static int count(Slice text) {
    int count = 0;
    for (int i = text.offset; i < text.offset + text.length; i++) {
      count += (text.data[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return count;
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
    for (int i = text.offset; i < text.offset + text.length; i++) {
      if (text.data[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
