package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.Arrays;

/** Finds one text in another. */
public final class Search {
  private Search() {}

  /** Where the bytes are found from an index of the array on, or -1. */
  static int find(Slice text, int from, Slice part) {
    int last = text.offset + text.length - part.length;
    for (int i = from; i <= last; i++) {
      if (matches(text, i, part)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(Slice text, int at, Slice part) {
    return Arrays.equals(
        text.data, at, at + part.length, part.data, part.offset, part.offset + part.length);
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
    int count = 0;
    for (int i = text.offset; i < end; i++) {
      count += (text.data[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return count;
  }
}
