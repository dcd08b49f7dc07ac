package dev.weir.engine.function;

import dev.weir.batch.Slice;

/** Parts of texts: mostly views, without a copy. */
public final class TextParts {
  private TextParts() {}

  public static boolean substring(Slice text, long start, BytesResult out) {
    return substring(text, start, Integer.MAX_VALUE, out);
  }

  /** Counts from 1, or back from the end; NULL for a negative length. */
  public static boolean substring(Slice text, long start, long length, BytesResult out) {
    if (length < 0) {
      return false;
    }
    int count = start >= 0 ? 0 : Characters.count(text);
    long first = start > 0 ? start - 1 : start < 0 ? count + start : 0;
    if (first < 0 || first > text.length) {
      out.view(text.data, text.offset, 0);
      return true;
    }
    int end = text.offset + text.length;
    int from = Characters.offset(text, (int) first);
    int to = Characters.advance(text.data, from, end, (int) Math.min(length, Integer.MAX_VALUE));
    out.view(text.data, from, to - from);
    return true;
  }

  public static void left(Slice text, long count, BytesResult out) {
    int end = Characters.offset(text, Math.clamp(count, 0, text.length));
    out.view(text.data, text.offset, end - text.offset);
  }

  public static void right(Slice text, long count, BytesResult out) {
    long skipped = Characters.count(text) - Math.max(count, 0);
    int from = Characters.offset(text, (int) Math.max(skipped, 0));
    out.view(text.data, from, text.offset + text.length - from);
  }

  public static void trim(Slice text, BytesResult out) {
    int from = Blanks.start(text);
    out.view(text.data, from, Blanks.end(text) - from);
  }

  public static void ltrim(Slice text, BytesResult out) {
    int from = Blanks.start(text);
    out.view(text.data, from, text.offset + text.length - from);
  }

  public static void rtrim(Slice text, BytesResult out) {
    int end = text.offset + text.length;
    while (end > text.offset && text.data[end - 1] == ' ') {
      end--;
    }
    out.view(text.data, text.offset, end - text.offset);
  }

  /** TRIM with a side: BOTH, LEADING or TRAILING. */
  public static void trim(Slice side, Slice characters, Slice text, BytesResult out) {
    switch (side.data[side.offset]) {
      case 'L' -> ltrim(text, characters, out);
      case 'T' -> rtrim(text, characters, out);
      default -> btrim(text, characters, out);
    }
  }

  public static void ltrim(Slice text, Slice characters, BytesResult out) {
    strip(text, characters, true, false, out);
  }

  public static void rtrim(Slice text, Slice characters, BytesResult out) {
    strip(text, characters, false, true, out);
  }

  public static void btrim(Slice text, Slice characters, BytesResult out) {
    strip(text, characters, true, true, out);
  }

  private static void strip(
      Slice text, Slice characters, boolean start, boolean end, BytesResult out) {
    String value = text.toString();
    String set = characters.toString();
    int from = 0;
    int to = value.length();
    while (start && from < to && set.indexOf(value.codePointAt(from)) >= 0) {
      from += Character.charCount(value.codePointAt(from));
    }
    while (end && to > from && set.indexOf(value.codePointBefore(to)) >= 0) {
      to -= Character.charCount(value.codePointBefore(to));
    }
    out.set(value.substring(from, to));
  }

  /** The part at an index from 0; NULL if there is none. */
  public static boolean split(Slice text, Slice separator, long index, BytesResult out) {
    if (index < 0 || text.length == 0) {
      return false;
    }
    if (separator.length == 0) {
      return splitAtBlanks(text.toString(), index, out);
    }
    int from = text.offset;
    for (long i = 0; ; i++) {
      int found = Search.find(text, from, separator);
      int end = found < 0 ? text.offset + text.length : found;
      if (i == index) {
        out.view(text.data, from, end - from);
        return true;
      }
      if (found < 0) {
        return false;
      }
      from = found + separator.length;
    }
  }

  private static boolean splitAtBlanks(String text, long index, BytesResult out) {
    int from = 0;
    long part = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        if (part++ == index) {
          out.set(text.substring(from, i));
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }

  /** The same with the code of the separator. */
  public static boolean split(Slice text, long separator, long index, BytesResult out) {
    return separator >= 0
        && separator <= 255
        && split(text, Slice.of(Character.toString((int) separator)), index, out);
  }
}
