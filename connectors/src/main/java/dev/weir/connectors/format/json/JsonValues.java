package dev.weir.connectors.format.json;

import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.value.FieldParser;
import dev.weir.text.DoubleResult;
import dev.weir.text.DoubleText;
import dev.weir.type.BinaryType;
import dev.weir.type.CharacterType;
import java.util.Arrays;

/**
 * Reads JSON values into columns. Methods for the forms that are usual say MALFORMED also when the
 * value is only of another form.
 */
final class JsonValues {
  private static final int MALFORMED = JsonSyntax.MALFORMED;
  private static final int FIRST_PENDING = 16;
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private final MinuteCache minutes = new MinuteCache();
  private final DoubleResult floating = new DoubleResult();
  private JsonTarget[] pending = new JsonTarget[FIRST_PENDING];
  private int pendingCount;
  private byte[] data = new byte[Block.PADDING];

  void bind(byte[] bytes) {
    data = bytes;
  }

  /** Reads a whole number in plain digits. */
  static int integer(JsonTarget target, byte[] data, int at, int row) {
    boolean negative = data[at] == '-';
    int p = negative ? at + 1 : at;
    long word = JsonSyntax.word(data, p);
    long others = JsonSyntax.nonDigits(word);
    int digits = others == 0 ? 8 : Long.numberOfTrailingZeros(others) >>> 3;
    if (digits == 0 || data[p] == '0' && digits > 1) {
      return MALFORMED;
    }
    long value = digits == 8 ? eight(word) : eight(word << (64 - 8 * digits));
    if (digits == 8) {
      word = JsonSyntax.word(data, p + 8);
      others = JsonSyntax.nonDigits(word);
      int more = others == 0 ? 8 : Long.numberOfTrailingZeros(others) >>> 3;
      if (more == 8) {
        return MALFORMED;
      }
      value = more == 0 ? value : value * POWERS[more] + eight(word << (64 - 8 * more));
      digits += more;
    }
    int end = p + digits;
    byte after = data[end];
    if (negative) {
      value = -value;
    }
    if (after == '.' || (after | 0x20) == 'e' || value < target.min || value > target.max) {
      return MALFORMED;
    }
    target.longs[row] = value;
    return end;
  }

  /** The number that eight digits spell; bytes of zero count as the digit. */
  private static long eight(long word) {
    long w = (word & 0x0F0F0F0F0F0F0F0FL) * 2561 >>> 8;
    w = (w & 0x00FF00FF00FF00FFL) * 6553601 >>> 16;
    return (w & 0x0000FFFF0000FFFFL) * 42949672960001L >>> 32;
  }

  /** Points the row at a string; escapes are replaced by {@link #rewrite}. */
  int string(JsonTarget target, int at, int row) {
    if (data[at] != '"') {
      return MALFORMED;
    }
    int plain = JsonSyntax.plainEnd(data, at + 1);
    int end = plain;
    if (data[plain] != '"') {
      end = JsonSyntax.stringEnd(data, plain);
      if (end < 0) {
        if (end == MALFORMED) {
          return MALFORMED;
        }
        end = ~end;
        target.plain = plain;
        later(target);
      }
    }
    target.offsets[row] = at + 1;
    target.lengths[row] = end - at - 1;
    return end + 1;
  }

  /** Reads a timestamp of three decimals. */
  int timestamp(JsonTarget target, int at, int row) {
    FieldParser parser = target.parser;
    if (data[at] != '"' || parser == null) {
      return MALFORMED;
    }
    int known = minutes.parse(data, at + 1);
    if (known > 0) {
      target.longs[row] = minutes.value();
      return known + 1;
    }
    int end = JsonSyntax.stringEnd(data, at + 1);
    if (end < 0 || !parser.parse(data, at + 1, end - at - 1, target.column, row)) {
      return MALFORMED;
    }
    minutes.remember(data, at + 1, end, target.longs[row]);
    return end + 1;
  }

  private void later(JsonTarget target) {
    if (pendingCount == pending.length) {
      pending = Arrays.copyOf(pending, 2 * pendingCount);
    }
    pending[pendingCount++] = target;
    target.pending = true;
  }

  /** Forgets strings that were to be rewritten. */
  void forget() {
    for (int i = 0; i < pendingCount; i++) {
      pending[i].pending = false;
    }
    pendingCount = 0;
  }

  /** Rewrites the strings of a row that is well-formed. */
  void rewrite(int row) {
    for (int i = 0; i < pendingCount; i++) {
      JsonTarget target = pending[i];
      if (!target.pending) {
        continue;
      }
      target.pending = false;
      int offset = target.offsets[row];
      int length = target.lengths[row];
      boolean quoted = data[offset - 1] == '"';
      target.lengths[row] =
          quoted
              ? JsonText.unescape(data, offset, target.plain, length)
              : JsonText.compact(data, offset, length);
    }
    pendingCount = 0;
  }

  /** Reads a well-formed value that isn't null of any form; false if it doesn't fit the type. */
  boolean convert(JsonTarget target, FieldParser parser, int at, int end, int row) {
    byte first = data[at];
    if (first == '"') {
      return ofString(target, parser, at + 1, end - 1, row);
    }
    boolean nested = first == '{' || first == '[';
    if (parser.type() instanceof CharacterType) {
      target.offsets[row] = at;
      target.lengths[row] = end - at;
      if (nested) {
        later(target);
      }
      return true;
    }
    if (nested || parser.type() instanceof BinaryType) {
      return false;
    }
    return parser.parse(data, at, end - at, target.column, row)
        || target.kind == JsonTarget.INTEGER && truncated(target, at, end, row);
  }

  private boolean ofString(JsonTarget target, FieldParser parser, int start, int end, int row) {
    byte[] text = text(data, start, JsonSyntax.stringEnd(data, start));
    byte[] padded = Arrays.copyOf(text, text.length + Block.PADDING);
    return start <= end && parser.parse(padded, 0, text.length, target.column, row);
  }

  /** Integers of 32 and 64 bits take numbers with a fraction and drop it, as in Flink. */
  private boolean truncated(JsonTarget target, int at, int end, int row) {
    boolean large = target.max >= Integer.MAX_VALUE;
    boolean number = data[at] == '-' || data[at] >= '0' && data[at] <= '9';
    boolean fractional = JsonSyntax.digitsEnd(data, data[at] == '-' ? at + 1 : at) < end;
    if (!large || !number || !fractional || !DoubleText.parse(data, at, end - at, floating)) {
      return false;
    }
    boolean fits = floating.value >= target.min && floating.value <= target.max;
    target.longs[row] = (long) floating.value;
    return fits;
  }

  /**
   * The text of a string that starts at {@code start}; {@code end} as {@code stringEnd} says it.
   */
  static byte[] text(byte[] data, int start, int end) {
    if (end >= 0) {
      return Arrays.copyOfRange(data, start, end);
    }
    byte[] escaped = Arrays.copyOfRange(data, start, ~end + Block.PADDING);
    int length = JsonText.unescape(escaped, 0, 0, ~end - start);
    return Arrays.copyOf(escaped, length);
  }
}
