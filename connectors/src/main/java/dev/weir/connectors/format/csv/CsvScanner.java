package dev.weir.connectors.format.csv;

import dev.weir.connectors.format.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of one row, eight bytes at a time.
 *
 * <p>A field that starts with a quote goes on to the next single quote, over delimiters and line
 * ends; two quotes stand for one. In other fields quotes are characters like others. A row ends at
 * a line feed, before which a carriage return is no part of the row. The bytes are not changed:
 * {@link #clean} does that, once the row is known to be whole.
 */
final class CsvScanner {
  /** The row goes on beyond the bytes at hand. */
  static final int INCOMPLETE = -1;

  /** The row is not well-formed; {@link #reason} says why. */
  static final int MALFORMED = -2;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * ONES;

  private final byte delimiter;
  private final byte quote;
  private final byte escape;
  private final long delimiters;
  private final long quotes;
  private final long escapes;

  /** Where each field starts and ends, quotes around it left out. */
  int[] starts = new int[16];

  int[] ends = new int[16];

  /** Which fields hold doubled quotes or escapes. */
  boolean[] unclean = new boolean[16];

  /** How many fields the row has. */
  int count;

  private @Nullable String reason;
  private boolean marked;

  CsvScanner(CsvConfig config) {
    this.delimiter = config.delimiter();
    this.quote = config.quote();
    this.escape = config.escape();
    this.delimiters = (delimiter & 0xFFL) * ONES;
    this.quotes = (quote & 0xFFL) * ONES;
    this.escapes = (escape & 0xFFL) * ONES;
  }

  /** Why the row is malformed. */
  String reason() {
    return String.valueOf(reason);
  }

  /**
   * Finds the fields of the row that starts at {@code at}; returns where the next row starts. A
   * line feed stands at {@code limit}, which ends the row only if {@code last}.
   */
  int scan(byte[] data, int at, int limit, boolean last) {
    count = 0;
    reason = null;
    int p = at;
    while (true) {
      if (count == starts.length) {
        grow();
      }
      marked = false;
      boolean quoted = data[p] == quote && p < limit && quote != CsvConfig.NONE;
      int end = quoted ? quotedEnd(data, p + 1, limit) : plainEnd(data, p, limit);
      if (end < 0) {
        return unfinished(end, last);
      }
      starts[count] = quoted ? p + 1 : p;
      ends[count] = end;
      unclean[count] = marked;
      p = quoted ? afterQuote(data, end + 1) : end;
      if (p >= limit && !last) {
        return INCOMPLETE;
      }
      byte b = data[p];
      if (b == '\n') {
        return lineEnd(data, p, quoted);
      }
      if (b == '\r' && data[p + 1] == '\n') {
        count++;
        return p + 1 >= limit && !last ? INCOMPLETE : p + 2;
      }
      if (b != delimiter) {
        count++;
        reason = "\"" + (char) b + "\" follows the closing quote of a field";
        return MALFORMED;
      }
      count++;
      p++;
    }
  }

  private int unfinished(int outcome, boolean last) {
    if (outcome == INCOMPLETE && last) {
      reason = reason == null ? "a quote is not closed" : reason;
      return MALFORMED;
    }
    return outcome;
  }

  private int lineEnd(byte[] data, int at, boolean quoted) {
    if (!quoted && ends[count] > starts[count] && data[ends[count] - 1] == '\r') {
      ends[count]--;
    }
    count++;
    return at + 1;
  }

  private static int afterQuote(byte[] data, int at) {
    int p = at;
    while (data[p] == ' ') {
      p++;
    }
    return p;
  }

  private void grow() {
    starts = Arrays.copyOf(starts, 2 * count);
    ends = Arrays.copyOf(ends, 2 * count);
    unclean = Arrays.copyOf(unclean, 2 * count);
  }

  /** The place of the delimiter or line feed after a field without quotes. */
  private int plainEnd(byte[] data, int at, int limit) {
    int p = at;
    while (true) {
      long word = (long) WORD.get(data, p);
      long special = (word ^ delimiters) - ONES | (word ^ LINE_FEEDS) - ONES | word;
      if (escape != CsvConfig.NONE) {
        special |= (word ^ escapes) - ONES;
      }
      special &= HIGHS;
      if (special == 0) {
        p += 8;
        continue;
      }
      p += Long.numberOfTrailingZeros(special) >>> 3;
      byte b = data[p];
      if (b == delimiter || b == '\n') {
        return p;
      }
      p = other(data, p, limit);
      if (p < 0) {
        return p;
      }
    }
  }

  /** The place of the quote that ends a field. */
  private int quotedEnd(byte[] data, int at, int limit) {
    int p = at;
    while (p < limit) {
      long word = (long) WORD.get(data, p);
      long special = (word ^ quotes) - ONES | word;
      if (escape != CsvConfig.NONE) {
        special |= (word ^ escapes) - ONES;
      }
      special &= HIGHS;
      if (special == 0) {
        p += 8;
        continue;
      }
      p += Long.numberOfTrailingZeros(special) >>> 3;
      if (p >= limit) {
        return INCOMPLETE;
      }
      if (data[p] != quote) {
        p = other(data, p, limit);
        if (p < 0) {
          return p;
        }
      } else if (data[p + 1] == quote && p + 1 < limit) {
        marked = true;
        p += 2;
      } else {
        return p;
      }
    }
    return INCOMPLETE;
  }

  /** Passes over an escape and the character after it, or over a character beyond ASCII. */
  private int other(byte[] data, int at, int limit) {
    if (at >= limit) {
      return INCOMPLETE;
    }
    if (data[at] == escape && escape != CsvConfig.NONE) {
      marked = true;
      return at + 1 >= limit ? INCOMPLETE : at + 2;
    }
    int next = Utf8.characterEnd(data, at);
    if (next > limit) {
      return INCOMPLETE;
    }
    if (next < 0) {
      if (limit - at < 4) {
        return cut(data, at, limit);
      }
      return invalid(data, at);
    }
    return next;
  }

  /** A character that the limit may have cut. */
  private int cut(byte[] data, int at, int limit) {
    byte[] tail = Arrays.copyOfRange(data, at, limit);
    int needed = (tail[0] & 0xFF) >= 0xF0 ? 4 : (tail[0] & 0xFF) >= 0xE0 ? 3 : 2;
    int outcome = invalid(data, at);
    return tail.length < needed ? INCOMPLETE : outcome;
  }

  private int invalid(byte[] data, int at) {
    reason = "byte 0x" + Integer.toHexString(data[at] & 0xFF) + " is not valid UTF-8";
    return MALFORMED;
  }

  /** Takes doubled quotes and escapes out of a field, in place. */
  void clean(byte[] data, int field) {
    ends[field] = clean(data, starts[field], ends[field], isQuoted(data, field));
    unclean[field] = false;
  }

  /** Whether a field stands in quotes. */
  boolean isQuoted(byte[] data, int field) {
    int start = starts[field];
    return start > 0 && data[start - 1] == quote && quote != CsvConfig.NONE;
  }

  /** The same for a field that is elsewhere; returns its new end. */
  int clean(byte[] data, int start, int end, boolean quoted) {
    int to = start;
    for (int from = start; from < end; from++) {
      byte b = data[from];
      boolean first = b == escape && escape != CsvConfig.NONE || quoted && b == quote;
      if (first && from + 1 < end) {
        from++;
      }
      data[to++] = data[from];
    }
    return to;
  }
}
