package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Changes to whole texts. */
public final class Texts {
  /** The bit in which small ASCII letters differ from capitals. */
  private static final int SMALL = 0x20;

  private Texts() {}

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
    ByteBuilder buffer = out.start();
    for (long i = 0; i < times; i++) {
      buffer.add(text);
    }
    out.finish();
  }

  public static void replace(Slice text, Slice search, Slice replacement, BytesResult out) {
    if (search.length == 0) {
      out.view(text);
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
    overlay(text, placing, start, Characters.count(placing), out);
  }

  /** The text itself if the start lies outside of it. */
  public static void overlay(Slice text, Slice placing, long start, long length, BytesResult out) {
    int count = Characters.count(text);
    if (start <= 0 || start > count) {
      out.view(text);
      return;
    }
    int head = Characters.offset(text, (int) start - 1);
    ByteBuilder buffer = out.start().add(text.data, text.offset, head - text.offset).add(placing);
    if (length > 0 && start - 1 + length < count) {
      int tail = Characters.offset(text, (int) (start - 1 + length));
      buffer.add(text.data, tail, text.offset + text.length - tail);
    }
    out.finish();
  }

  public static boolean lpad(Slice text, long length, Slice pad, BytesResult out) {
    return pad(text, length, pad, true, out);
  }

  public static boolean rpad(Slice text, long length, Slice pad, BytesResult out) {
    return pad(text, length, pad, false, out);
  }

  private static boolean pad(Slice text, long length, Slice pad, boolean left, BytesResult out) {
    if (length < 0 || pad.length == 0) {
      return false;
    }
    int count = Characters.count(text);
    if (length <= count) {
      int end = Characters.offset(text, (int) length);
      out.view(text.data, text.offset, end - text.offset);
      return true;
    }
    ByteBuilder buffer = out.start();
    if (!left) {
      buffer.add(text);
    }
    int[] pads = pad.toString().codePoints().toArray();
    for (int i = 0; i < length - count; i++) {
      buffer.addCodePoint(pads[i % pads.length]);
    }
    if (left) {
      buffer.add(text);
    }
    out.finish();
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
  public static void chr(long code, BytesResult out) {
    ByteBuilder buffer = out.start();
    if (code >= 0) {
      buffer.addCodePoint((int) (code & 0xFF));
    }
    out.finish();
  }

  public static long isAlpha(Slice text) {
    return all(text, Character::isLetter);
  }

  public static long isDigit(Slice text) {
    return all(text, Character::isDigit);
  }

  /** Whether the text is a number: digits with an optional sign and point. */
  public static long isDecimal(Slice text) {
    String value = new String(text.data, text.offset, text.length, StandardCharsets.UTF_8);
    boolean digit = false;
    boolean point = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean signed = i == 0 && (c == '-' || c == '+');
      if (c == '.' && !point) {
        point = true;
      } else if (Character.isDigit(c)) {
        digit = true;
      } else if (!signed) {
        return 0;
      }
    }
    return digit ? 1 : 0;
  }

  private static long all(Slice text, java.util.function.IntPredicate test) {
    return text.length > 0 && text.toString().codePoints().allMatch(test) ? 1 : 0;
  }
}
