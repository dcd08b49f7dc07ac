package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import java.util.Locale;

/** Changes to whole texts. */
public final class Texts {
  /** The bit in which small ASCII letters differ from capitals. */
  private static final int SMALL = 0x20;

  /** The most bytes that REPEAT makes. */
  private static final int LONGEST = 1 << 28;

  private Texts() {}

  public static void same(Slice text, BytesResult out) {
    out.view(text);
  }

  public static void upper(Slice text, BytesResult out) {
    if (Characters.isAscii(text)) {
      shift(text, 'a', -32, out);
    } else {
      out.set(text.toString().toUpperCase(Locale.ROOT));
    }
  }

  public static void lower(Slice text, BytesResult out) {
    if (Characters.isAscii(text)) {
      shift(text, 'A', 32, out);
    } else {
      out.set(text.toString().toLowerCase(Locale.ROOT));
    }
  }

  private static void shift(Slice text, int first, int by, BytesResult out) {
    ByteBuilder buffer = out.start();
    int at = buffer.reserve(text.length);
    byte[] data = buffer.data;
    for (int i = 0; i < text.length; i++) {
      int b = text.data[text.offset + i];
      data[at + i] = (byte) (b >= first && b < first + 26 ? b + by : b);
    }
    out.finish();
  }

  /**
   * A capital at the start of each run of ASCII letters and digits, small letters after it; all
   * other characters stay and end the run, as in Flink.
   */
  public static void initcap(Slice text, BytesResult out) {
    ByteBuilder buffer = out.start();
    boolean within = false;
    for (int i = text.offset; i < text.offset + text.length; i++) {
      byte c = text.data[i];
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      buffer.add(!letter ? c : within ? c | SMALL : c & ~SMALL);
      within = letter || c >= '0' && c <= '9';
    }
    out.finish();
  }

  public static void reverse(Slice text, BytesResult out) {
    out.set(new StringBuilder(text.toString()).reverse().toString());
  }

  public static void repeat(Slice text, long times, BytesResult out) {
    if (text.length > 0 && times > LONGEST / text.length) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "a text repeated " + times + " times is too long");
    }
    ByteBuilder buffer = out.start();
    for (long i = 0; i < times; i++) {
      buffer.add(text);
    }
    out.finish();
  }

  public static void replace(Slice text, Slice search, Slice replacement, BytesResult out) {
    if (search.length == 0) {
      out.set(text.toString().replace("", replacement.toString()));
      return;
    }
    ByteBuilder buffer = out.start();
    int end = text.offset + text.length;
    int from = text.offset;
    for (int at = Search.find(text, from, search); at >= 0; at = Search.find(text, from, search)) {
      buffer.add(text.data, from, at - from).add(replacement);
      from = at + search.length;
    }
    buffer.add(text.data, from, end - from);
    out.finish();
  }

  public static void translate(Slice text, Slice from, Slice to, BytesResult out) {
    int[] sources = from.toString().codePoints().toArray();
    int[] targets = to.toString().codePoints().toArray();
    ByteBuilder buffer = out.start();
    text.toString().codePoints().forEach(c -> translate(c, sources, targets, buffer));
    out.finish();
  }

  private static void translate(int character, int[] sources, int[] targets, ByteBuilder buffer) {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == character) {
        if (i < targets.length) {
          buffer.addCodePoint(targets[i]);
        }
        return;
      }
    }
    buffer.addCodePoint(character);
  }

  public static void overlay(Slice text, Slice placing, long start, BytesResult out) {
    overlay(text, placing, start, placing.toString().length(), out);
  }

  /** The text itself if the start lies outside of it; counts UTF-16 units, as Flink does. */
  public static void overlay(Slice text, Slice placing, long start, long length, BytesResult out) {
    String whole = text.toString();
    if (start <= 0 || start > whole.length()) {
      out.view(text);
      return;
    }
    ByteBuilder buffer = out.start().add(whole.substring(0, (int) start - 1)).add(placing);
    if (length > 0 && start - 1 + length < whole.length()) {
      buffer.add(whole.substring((int) (start - 1 + length)));
    }
    out.finish();
  }

  public static boolean lpad(Slice text, long length, Slice pad, BytesResult out) {
    return pad(text, length, pad, true, out);
  }

  public static boolean rpad(Slice text, long length, Slice pad, BytesResult out) {
    return pad(text, length, pad, false, out);
  }

  /** Counts UTF-16 units, as Flink does. */
  private static boolean pad(Slice text, long length, Slice pad, boolean left, BytesResult out) {
    if (length < 0 || pad.length == 0) {
      return false;
    }
    String whole = text.toString();
    if (length <= whole.length()) {
      out.set(whole.substring(0, (int) length));
      return true;
    }
    String pads = pad.toString();
    int missing = (int) (length - whole.length());
    String filling = pads.repeat(missing / pads.length() + 1).substring(0, missing);
    out.set(left ? filling + whole : whole + filling);
    return true;
  }

  public static long length(Slice text) {
    return Characters.count(text);
  }

  /** The code of the first byte; 0 for an empty text. */
  public static long ascii(Slice text) {
    return text.length == 0 ? 0 : text.data[text.offset];
  }

  /** The character of the code's lowest eight bits; nothing for a negative one. */
  public static boolean chr(long code, BytesResult out) {
    ByteBuilder buffer = out.start();
    if (code >= 0) {
      buffer.addCodePoint((int) (code & 0xFF));
    }
    out.finish();
    return true;
  }

  public static long isAlpha(Slice text) {
    return all(text, Character::isLetter);
  }

  public static long isDigit(Slice text) {
    return all(text, Character::isDigit);
  }

  /** Whether the text is a number, also one such as 1e5. */
  public static long isDecimal(Slice text) {
    try {
      Double.parseDouble(text.toString());
      return 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long all(Slice text, java.util.function.IntPredicate test) {
    return text.length > 0 && text.toString().codePoints().allMatch(test) ? 1 : 0;
  }
}
