package dev.weir.connectors.format.json;

import dev.weir.connectors.format.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes over JSON in bytes and checks it, eight bytes at a time where that pays.
 *
 * <p>No method reads past a line end, except for the rest of a word. So a line end after the text
 * and {@link dev.weir.connectors.format.Block#PADDING} are all the bounds that are needed.
 */
final class JsonSyntax {
  /** What is returned in place of a position when the text is not JSON. */
  static final int MALFORMED = Integer.MIN_VALUE;

  /** Objects and arrays within each other, at most. */
  static final int MOST_DEPTH = 500;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle HALF =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final long ZEROS = '0' * ONES;

  private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
  private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
  private static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;

  private JsonSyntax() {}

  /** Eight bytes, the first in the lowest bits. */
  static long word(byte[] data, int at) {
    return (long) WORD.get(data, at);
  }

  /** How many of the eight bytes at {@code at} come before the first backslash. */
  static int plainBytes(byte[] data, int at) {
    long backslash = (long) WORD.get(data, at) ^ BACKSLASHES;
    long found = backslash - ONES & ~backslash & HIGHS;
    return found == 0 ? 8 : Long.numberOfTrailingZeros(found) >>> 3;
  }

  /** Copies up to eight bytes; those after them stay. */
  static void copyBytes(byte[] data, int from, int to, int count) {
    if (count == 8) {
      WORD.set(data, to, (long) WORD.get(data, from));
    } else {
      long copied = (1L << (8 * count)) - 1;
      long kept = (long) WORD.get(data, to) & ~copied;
      WORD.set(data, to, (long) WORD.get(data, from) & copied | kept);
    }
  }

  /** Passes over blanks within the line. */
  static int blanks(byte[] data, int at) {
    int p = at;
    byte b = data[p];
    while (b == ' ' || b == '\t' || b == '\r') {
      b = data[++p];
    }
    return p;
  }

  /**
   * The place of the quote that ends the string whose first character is at {@code at}; as its
   * complement ({@code ~place}) when the string holds escapes; or {@link #MALFORMED}.
   */
  static int stringEnd(byte[] data, int at) {
    int p = plainEnd(data, at);
    return data[p] == '"' ? p : stringEndSlow(data, p);
  }

  /** The place of the first byte from {@code at} on that is not an ASCII character of a string. */
  static int plainEnd(byte[] data, int at) {
    int p = at;
    while (true) {
      long special = special((long) WORD.get(data, p));
      if (special != 0) {
        return p + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      p += 8;
    }
  }

  /**
   * Marks the highest bit of bytes that are a quote, a backslash, below the blank or beyond ASCII.
   * Marks above the lowest one may be wrong.
   */
  private static long special(long word) {
    long quote = (word ^ QUOTES) - ONES;
    long backslash = (word ^ BACKSLASHES) - ONES;
    long control = word - BLANKS;
    return (quote | backslash | control | word) & HIGHS;
  }

  private static int stringEndSlow(byte[] data, int at) {
    int p = at;
    boolean escaped = false;
    while (true) {
      byte b = data[p];
      if (b == '"') {
        return escaped ? ~p : p;
      }
      if (b == '\\') {
        escaped = true;
        p = escapeEnd(data, p);
      } else if (b < 0) {
        p = Utf8.characterEnd(data, p);
      } else if (b < ' ') {
        return MALFORMED;
      }
      if (p < 0) {
        return MALFORMED;
      }
      long special = special((long) WORD.get(data, p));
      while (special == 0) {
        p += 8;
        special = special((long) WORD.get(data, p));
      }
      p += Long.numberOfTrailingZeros(special) >>> 3;
    }
  }

  private static int escapeEnd(byte[] data, int at) {
    return switch (data[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> Hex.four(data, at + 2) < 0 ? MALFORMED : at + 6;
      default -> MALFORMED;
    };
  }

  /** The place after the digits from {@code at} on, of which there may be none. */
  static int digitsEnd(byte[] data, int at) {
    int p = at;
    while (true) {
      long other = nonDigits((long) WORD.get(data, p));
      if (other != 0) {
        return p + (Long.numberOfTrailingZeros(other) >>> 3);
      }
      p += 8;
    }
  }

  /** Marks the highest bit of bytes that are no digits; marks above the lowest one may be wrong. */
  static long nonDigits(long word) {
    long values = word ^ ZEROS;
    return (values + 0x7676767676767676L | values) & HIGHS;
  }

  /** The place after the number that starts at {@code at}. */
  static int numberEnd(byte[] data, int at) {
    int p = data[at] == '-' ? at + 1 : at;
    if (data[p] == '0') {
      p++;
    } else {
      int end = digitsEnd(data, p);
      if (end == p) {
        return MALFORMED;
      }
      p = end;
    }
    byte b = data[p];
    return b == '.' || (b | 0x20) == 'e' ? fractionEnd(data, p) : p;
  }

  /** The place after the fraction and exponent that start at {@code at}. */
  static int fractionEnd(byte[] data, int at) {
    int p = at;
    if (data[p] == '.') {
      int end = digitsEnd(data, p + 1);
      if (end == p + 1) {
        return MALFORMED;
      }
      p = end;
    }
    if ((data[p] | 0x20) == 'e') {
      p++;
      if (data[p] == '+' || data[p] == '-') {
        p++;
      }
      int end = digitsEnd(data, p);
      if (end == p) {
        return MALFORMED;
      }
      p = end;
    }
    return p;
  }

  static boolean isNull(byte[] data, int at) {
    return (int) HALF.get(data, at) == NULL;
  }

  static boolean isTrue(byte[] data, int at) {
    return (int) HALF.get(data, at) == TRUE;
  }

  static boolean isFalse(byte[] data, int at) {
    return data[at] == 'f' && (int) HALF.get(data, at + 1) == ALSE;
  }

  /** The place after the value that starts at {@code at}, within {@code depth} others. */
  static int valueEnd(byte[] data, int at, int depth) {
    return switch (data[at]) {
      case '"' -> afterString(stringEnd(data, at + 1));
      case '{' -> depth < MOST_DEPTH ? objectEnd(data, at, depth + 1) : MALFORMED;
      case '[' -> depth < MOST_DEPTH ? arrayEnd(data, at, depth + 1) : MALFORMED;
      case 'n' -> isNull(data, at) ? at + 4 : MALFORMED;
      case 't' -> isTrue(data, at) ? at + 4 : MALFORMED;
      case 'f' -> isFalse(data, at) ? at + 5 : MALFORMED;
      default -> numberEnd(data, at);
    };
  }

  private static int afterString(int end) {
    return end >= 0 ? end + 1 : end == MALFORMED ? MALFORMED : ~end + 1;
  }

  private static int objectEnd(byte[] data, int at, int depth) {
    int p = blanks(data, at + 1);
    if (data[p] == '}') {
      return p + 1;
    }
    while (true) {
      p = nameEnd(data, p);
      if (p < 0) {
        return MALFORMED;
      }
      p = valueEnd(data, p, depth);
      if (p < 0) {
        return MALFORMED;
      }
      p = blanks(data, p);
      if (data[p] != ',') {
        return data[p] == '}' ? p + 1 : MALFORMED;
      }
      p = blanks(data, p + 1);
    }
  }

  /** Passes over a name, the colon after it and blanks: where the value starts. */
  private static int nameEnd(byte[] data, int at) {
    if (data[at] != '"') {
      return MALFORMED;
    }
    int end = stringEnd(data, at + 1);
    if (end == MALFORMED) {
      return MALFORMED;
    }
    int p = blanks(data, (end < 0 ? ~end : end) + 1);
    return data[p] == ':' ? blanks(data, p + 1) : MALFORMED;
  }

  private static int arrayEnd(byte[] data, int at, int depth) {
    int p = blanks(data, at + 1);
    if (data[p] == ']') {
      return p + 1;
    }
    while (true) {
      p = valueEnd(data, p, depth);
      if (p < 0) {
        return MALFORMED;
      }
      p = blanks(data, p);
      if (data[p] != ',') {
        return data[p] == ']' ? p + 1 : MALFORMED;
      }
      p = blanks(data, p + 1);
    }
  }
}
