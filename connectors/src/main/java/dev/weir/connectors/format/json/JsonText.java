package dev.weir.connectors.format.json;

/** Rewrites JSON text in place, which always gets shorter. */
final class JsonText {
  private JsonText() {}

  /**
   * Replaces escapes by what they stand for, the first of which is not before {@code first};
   * returns the new length.
   */
  static int unescape(byte[] data, int offset, int first, int length) {
    int end = offset + length;
    int from = first;
    int to = first;
    while (from < end) {
      int run = Math.min(JsonSyntax.plainBytes(data, from), end - from);
      if (to != from) {
        JsonSyntax.copyBytes(data, from, to, run);
      }
      from += run;
      to += run;
      if (run < 8 && from < end) {
        if (data[from + 1] != 'u') {
          data[to++] = simple(data[from + 1]);
          from += 2;
        } else {
          boolean pair = isPair(data, from, end);
          to = put(code(data, from, pair), data, to);
          from += pair ? 12 : 6;
        }
      }
    }
    return to - offset;
  }

  private static boolean isPair(byte[] data, int at, int end) {
    return at + 12 <= end
        && Character.isHighSurrogate((char) Hex.four(data, at + 2))
        && isLow(data, at + 6);
  }

  private static int code(byte[] data, int at, boolean pair) {
    char first = (char) Hex.four(data, at + 2);
    return pair ? Character.toCodePoint(first, (char) Hex.four(data, at + 8)) : first;
  }

  private static boolean isLow(byte[] data, int at) {
    return data[at] == '\\'
        && data[at + 1] == 'u'
        && Character.isLowSurrogate((char) Hex.four(data, at + 2));
  }

  private static byte simple(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  /** Half a surrogate pair has no form in UTF-8 and becomes a question mark, as in Flink. */
  private static int put(int code, byte[] data, int at) {
    if (code < 0x80) {
      data[at] = (byte) code;
      return at + 1;
    }
    if (code < 0x800) {
      data[at] = (byte) (0xC0 | code >> 6);
      data[at + 1] = next(code);
      return at + 2;
    }
    if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
      data[at] = '?';
      return at + 1;
    }
    if (code < 0x10000) {
      data[at] = (byte) (0xE0 | code >> 12);
      data[at + 1] = next(code >> 6);
      data[at + 2] = next(code);
      return at + 3;
    }
    data[at] = (byte) (0xF0 | code >> 18);
    data[at + 1] = next(code >> 12);
    data[at + 2] = next(code >> 6);
    data[at + 3] = next(code);
    return at + 4;
  }

  private static byte next(int bits) {
    return (byte) (0x80 | bits & 0x3F);
  }

  /** Takes out the blanks between tokens; returns the new length. */
  static int compact(byte[] data, int offset, int length) {
    int to = offset;
    boolean quoted = false;
    for (int i = offset; i < offset + length; i++) {
      byte b = data[i];
      if (quoted && b == '\\') {
        data[to++] = b;
        data[to++] = data[++i];
        continue;
      }
      quoted ^= b == '"';
      if (quoted || b < 0 || b > ' ') {
        data[to++] = b;
      }
    }
    return to - offset;
  }
}
