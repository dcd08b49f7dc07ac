package dev.weir.tests.reference;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that look for parts of texts, cut them out or fill texts up. */
final class TextParts {
  private TextParts() {}

  static void addTo(Map<String, Reference.Body> bodies) {
    bodies.put("SUBSTRING", (call, values) -> substring(values));
    bodies.put("SUBSTR", (call, values) -> substring(values));
    bodies.put("LEFT", (call, values) -> left(text(values, 0), number(values, 1)));
    bodies.put("RIGHT", (call, values) -> right(text(values, 0), number(values, 1)));
    bodies.put("TRIM", (call, values) -> trim(values));
    bodies.put("LTRIM", (call, values) -> strip(values, true, false));
    bodies.put("RTRIM", (call, values) -> strip(values, false, true));
    bodies.put("BTRIM", (call, values) -> strip(values, true, true));
    bodies.put("LPAD", (call, values) -> pad(values, true));
    bodies.put("RPAD", (call, values) -> pad(values, false));
    bodies.put("POSITION", (call, values) -> position(text(values, 0), text(values, 1)));
    bodies.put("LOCATE", (call, values) -> position(text(values, 0), text(values, 1)));
    bodies.put("INSTR", (call, values) -> position(text(values, 1), text(values, 0)));
    bodies.put("STARTSWITH", (call, values) -> text(values, 0).startsWith(text(values, 1)));
    bodies.put("ENDSWITH", (call, values) -> text(values, 0).endsWith(text(values, 1)));
    bodies.put("OVERLAY", (call, values) -> overlay(values));
    bodies.put("SPLIT_INDEX", (call, values) -> split(values));
  }

  private static String text(List<Object> values, int index) {
    return (String) values.get(index);
  }

  private static long number(List<Object> values, int index) {
    return (Long) values.get(index);
  }

  private static String cut(String text, long from, long to) {
    return text.substring(
        text.offsetByCodePoints(0, (int) from), text.offsetByCodePoints(0, (int) to));
  }

  private static @Nullable Object substring(List<Object> values) {
    if (values.get(0) instanceof ByteBuffer) {
      throw new Unspecified("part of a binary string");
    }
    String text = text(values, 0);
    long count = Texts.length(text);
    long start = number(values, 1);
    long length = values.size() > 2 ? number(values, 2) : Integer.MAX_VALUE;
    if (length < 0) {
      return null;
    }
    long from = start > 0 ? start - 1 : start < 0 ? count + start : 0;
    return from < 0 || from >= count ? "" : cut(text, from, Math.min(count, from + length));
  }

  private static String left(String text, long count) {
    return cut(text, 0, Math.clamp(count, 0, Texts.length(text)));
  }

  private static String right(String text, long count) {
    long length = Texts.length(text);
    return cut(text, length - Math.clamp(count, 0, length), length);
  }

  private static String trim(List<Object> values) {
    if (values.size() == 1) {
      return strip(values, true, true);
    }
    String side = text(values, 0);
    return strip(
        List.of(values.get(2), values.get(1)), !side.equals("TRAILING"), !side.equals("LEADING"));
  }

  private static String strip(List<Object> values, boolean start, boolean end) {
    int[] text = text(values, 0).codePoints().toArray();
    String characters = values.size() > 1 ? text(values, 1) : " ";
    int from = 0;
    int to = text.length;
    while (start && from < to && characters.indexOf(text[from]) >= 0) {
      from++;
    }
    while (end && from < to && characters.indexOf(text[to - 1]) >= 0) {
      to--;
    }
    return new String(text, from, to - from);
  }

  private static @Nullable Object pad(List<Object> values, boolean before) {
    String text = text(values, 0);
    String filler = text(values, 2);
    Texts.needPlain(text, filler);
    long length = number(values, 1);
    if (length < 0 || filler.isEmpty()) {
      return null;
    }
    if (length > 1000) {
      throw new Unspecified("very long text");
    }
    int wanted = (int) length;
    String kept = text.substring(0, Math.min(wanted, text.length()));
    String fill = filler.repeat(wanted).substring(0, wanted - kept.length());
    return before ? fill + kept : kept + fill;
  }

  private static long position(String part, String text) {
    int at = text.indexOf(part);
    return at < 0 ? 0 : text.codePointCount(0, at) + 1;
  }

  /** A length of none, or less, drops the rest of the text: Flink's way. */
  private static String overlay(List<Object> values) {
    String text = text(values, 0);
    String placing = text(values, 1);
    Texts.needPlain(text, placing);
    long start = number(values, 2);
    long length = values.size() > 3 ? number(values, 3) : placing.length();
    if (start <= 0 || start > text.length()) {
      return text;
    }
    String before = text.substring(0, (int) start - 1);
    long end = start - 1 + length;
    return length <= 0 || end >= text.length()
        ? before + placing
        : before + placing + text.substring((int) end);
  }

  private static @Nullable Object split(List<Object> values) {
    String text = text(values, 0);
    String separator = text(values, 1);
    long index = number(values, 2);
    if (separator.isEmpty()) {
      throw new Unspecified("splitting at nothing");
    }
    List<String> parts =
        text.isEmpty()
            ? List.of()
            : Arrays.asList(text.split(java.util.regex.Pattern.quote(separator), -1));
    return index < 0 || index >= parts.size() ? null : parts.get((int) index);
  }
}
