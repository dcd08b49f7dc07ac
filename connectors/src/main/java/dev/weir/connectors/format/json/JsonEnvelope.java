package dev.weir.connectors.format.json;

import dev.weir.connectors.format.RowFaults;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds some fields of a JSON object as runs of bytes, without making values of them; everything is
 * checked to be well-formed. Used by one thread.
 */
public final class JsonEnvelope {
  private final byte[][] names;
  private final int[] starts;
  private final int[] ends;
  private byte[] data = {};

  /** An envelope of which these fields are wanted; callers know them by their place in the list. */
  public JsonEnvelope(List<String> fields) {
    names = fields.stream().map(f -> f.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    starts = new int[names.length];
    ends = new int[names.length];
  }

  /** The place of what isn't blank from {@code at} on, within the line. */
  public static int blanks(byte[] data, int at) {
    return JsonSyntax.blanks(data, at);
  }

  /** Reads the object at {@code at}; returns the place after it, or a negative number. */
  public int read(byte[] bytes, int at) {
    data = bytes;
    Arrays.fill(starts, -1);
    if (bytes[at] != '{') {
      return JsonSyntax.MALFORMED;
    }
    int p = JsonSyntax.blanks(bytes, at + 1);
    if (bytes[p] == '}') {
      return p + 1;
    }
    while (true) {
      p = field(p);
      if (p < 0) {
        return JsonSyntax.MALFORMED;
      }
      p = JsonSyntax.blanks(bytes, p);
      if (bytes[p] != ',') {
        return bytes[p] == '}' ? p + 1 : JsonSyntax.MALFORMED;
      }
      p = JsonSyntax.blanks(bytes, p + 1);
    }
  }

  /** Reads a name and its value; returns the place after them. */
  private int field(int at) {
    if (data[at] != '"') {
      return JsonSyntax.MALFORMED;
    }
    int end = JsonSyntax.stringEnd(data, at + 1);
    if (end == JsonSyntax.MALFORMED) {
      return JsonSyntax.MALFORMED;
    }
    int colon = JsonSyntax.blanks(data, (end < 0 ? ~end : end) + 1);
    if (data[colon] != ':') {
      return JsonSyntax.MALFORMED;
    }
    int start = JsonSyntax.blanks(data, colon + 1);
    int after = JsonSyntax.valueEnd(data, start, 1);
    int field = find(at + 1, end);
    if (field >= 0) {
      starts[field] = start;
      ends[field] = after;
    }
    return after;
  }

  private int find(int start, int end) {
    byte[] name = end < 0 ? JsonValues.text(data, start, end) : data;
    int from = end < 0 ? 0 : start;
    int to = end < 0 ? name.length : end;
    for (int i = 0; i < names.length; i++) {
      if (Arrays.equals(name, from, to, names[i], 0, names[i].length)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the object lacks the field or has null there. */
  public boolean isNull(int field) {
    return starts[field] < 0 || JsonSyntax.isNull(data, starts[field]);
  }

  /** Where the field's value starts. */
  public int start(int field) {
    return starts[field];
  }

  /** The place after the field's value. */
  public int end(int field) {
    return ends[field];
  }

  /** The first byte of the field's value; zero when it is null. */
  public byte first(int field) {
    return isNull(field) ? 0 : data[starts[field]];
  }

  /** The field's value: the characters of a string, or else its JSON; {@code null} if it lacks. */
  public String text(int field) {
    if (starts[field] < 0) {
      return "null";
    }
    int start = starts[field];
    boolean quoted = data[start] == '"';
    byte[] text =
        quoted
            ? JsonValues.text(data, start + 1, JsonSyntax.stringEnd(data, start + 1))
            : Arrays.copyOfRange(data, start, ends[field]);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The place after the well-formed value at {@code at}. */
  public static int valueEnd(byte[] data, int at) {
    return JsonSyntax.valueEnd(data, at, 1);
  }

  /** Says what is wrong with the malformed object between {@code start} and {@code end}. */
  public static void report(byte[] data, int start, int end, long position, RowFaults faults) {
    JsonDiagnosis.Fault fault = JsonDiagnosis.of(data, start, end);
    String text = new String(data, start, end - start, StandardCharsets.UTF_8).stripTrailing();
    faults.report(position, fault.field(), fault.reason(), text);
  }
}
