package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;

/** Finds one text in another. */
public final class Search {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Search() {}

  /** Where the bytes are found from an index of the array on, or -1. */
  static int find(Slice text, int from, Slice part) {
    int last = text.offset + text.length - part.length;
    if (part.length == 0) {
      return from <= last ? from : -1;
    }
    byte first = part.data[part.offset];
    int at = indexOf(text.data, from, last + 1, first);
    while (at >= 0 && part.length > 1 && !matches(text, at, part)) {
      at = indexOf(text.data, at + 1, last + 1, first);
    }
    return at;
  }

  /** Where the byte stands between two indexes, or -1; looks at eight bytes at a time. */
  private static int indexOf(byte[] data, int from, int end, byte wanted) {
    long pattern = (wanted & 0xFF) * ONES;
    for (int i = from; i < end; i += Long.BYTES) {
      long others = Slice.word(data, i) ^ pattern;
      long found = others - ONES & ~others & HIGHS;
      if (found != 0) {
        int at = i + (Long.numberOfTrailingZeros(found) >>> 3);
        return at < end ? at : -1;
      }
    }
    return -1;
  }

  private static boolean matches(Slice text, int at, Slice part) {
    return Slice.same(text.data, at, part.length, part.data, part.offset, part.length);
  }

  public static long startsWith(Slice text, Slice part) {
    return text.length >= part.length && matches(text, text.offset, part) ? 1 : 0;
  }

  public static long endsWith(Slice text, Slice part) {
    return text.length >= part.length
            && matches(text, text.offset + text.length - part.length, part)
        ? 1
        : 0;
  }

  public static long position(Slice part, Slice text) {
    return position(part, text, 1);
  }

  /** The character, from 1, at which the part is found from a character on, or 0. */
  public static long position(Slice part, Slice text, long start) {
    if (part.length == 0) {
      // as in Flink, wherever the search starts
      return 1;
    }
    if (start > Characters.count(text) + 1L) {
      return 0;
    }
    int found = find(text, Characters.offset(text, (int) Math.max(start, 1) - 1), part);
    return found < 0 ? 0 : characters(text, found) + 1L;
  }

  public static long instr(Slice text, Slice part) {
    return position(part, text, 1);
  }

  public static long instr(Slice text, Slice part, long start) {
    return instr(text, part, start, 1);
  }

  /** The place of an occurrence; searches backwards from the end for a negative start. */
  public static long instr(Slice text, Slice part, long start, long occurrence) {
    if (occurrence < 1) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "occurrence " + occurrence + " of INSTR is not positive");
    }
    if (start == 0) {
      return 0;
    }
    if (part.length == 0) {
      return 1;
    }
    String whole = text.toString();
    String wanted = part.toString();
    int count = whole.codePointCount(0, whole.length());
    long first = start > 0 ? start - 1 : count + start;
    if (first < 0 || first > count) {
      return 0;
    }
    int at = whole.offsetByCodePoints(0, (int) first);
    for (long left = occurrence; ; left--) {
      at = start > 0 ? whole.indexOf(wanted, at) : whole.lastIndexOf(wanted, at);
      if (at < 0) {
        return 0;
      }
      if (left == 1) {
        return whole.codePointCount(0, at) + 1L;
      }
      at += start > 0 ? 1 : -1;
    }
  }

  private static int characters(Slice text, int end) {
    return Characters.count(text.data, text.offset, end);
  }
}
