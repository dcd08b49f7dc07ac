package dev.weir.connectors.format.json;

import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Reads a row that is malformed, byte by byte, and says where and why. */
final class JsonDiagnosis {
  /** The field that a row is malformed in, or an empty text, and the reason. */
  record Fault(String field, String reason) {}

  /** Leaves the recursion at the place of the fault. */
  private static final class Found extends RuntimeException {
    Found(String reason) {
      super(reason, null, false, false);
    }
  }

  private final byte[] data;
  private final int end;
  private final Deque<String> path = new ArrayDeque<>();
  private int at;

  private JsonDiagnosis(byte[] line) {
    this.data = Arrays.copyOf(line, line.length + Block.PADDING);
    this.end = line.length;
    data[end] = '\n';
  }

  /** What is wrong with the row between {@code start} and {@code end}. */
  static Fault of(byte[] data, int start, int end) {
    JsonDiagnosis diagnosis = new JsonDiagnosis(Arrays.copyOfRange(data, start, end));
    String reason;
    try {
      diagnosis.row();
      reason = "it is not well-formed JSON";
    } catch (Found found) {
      reason = String.valueOf(found.getMessage());
    }
    return new Fault(String.join(".", diagnosis.path), reason);
  }

  private void row() {
    blanks();
    if (here() != '{') {
      throw new Found("it is not a JSON object but starts with " + shown());
    }
    object(1);
    blanks();
    if (at < end) {
      throw new Found(shown() + " follows the object");
    }
  }

  private void value(int depth) {
    switch (here()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw new Found("a value is expected, not " + shown());
    }
  }

  private void object(int depth) {
    deeper(depth);
    at++;
    blanks();
    if (here() == '}') {
      at++;
      return;
    }
    while (true) {
      if (here() != '"') {
        throw new Found("a name in quotes is expected, not " + shown());
      }
      int start = at + 1;
      int close = string();
      path.addLast(new String(JsonValues.text(data, start, close), StandardCharsets.UTF_8));
      blanks();
      if (here() != ':') {
        throw new Found("\":\" is expected after the name, not " + shown());
      }
      at++;
      blanks();
      value(depth);
      blanks();
      if (here() == '}') {
        path.removeLast();
        at++;
        return;
      }
      if (here() != ',') {
        throw new Found("\",\" or \"}\" is expected after the value, not " + shown());
      }
      path.removeLast();
      at++;
      blanks();
    }
  }

  private void array(int depth) {
    deeper(depth);
    at++;
    blanks();
    if (here() == ']') {
      at++;
      return;
    }
    while (true) {
      value(depth);
      blanks();
      if (here() == ']') {
        at++;
        return;
      }
      if (here() != ',') {
        throw new Found("\",\" or \"]\" is expected after the value, not " + shown());
      }
      at++;
      blanks();
    }
  }

  private static void deeper(int depth) {
    if (depth > JsonSyntax.MOST_DEPTH) {
      throw new Found("more than " + JsonSyntax.MOST_DEPTH + " objects and arrays in each other");
    }
  }

  /** Passes over a string; returns where it ends as {@link JsonSyntax#stringEnd} does. */
  private int string() {
    int start = at + 1;
    for (at = start; here() != '"'; ) {
      if (at >= end) {
        throw new Found("a quote is not closed");
      }
      byte b = data[at];
      if (b >= 0 && b < ' ') {
        throw new Found("a string holds " + shown());
      }
      at = b == '\\' ? escapeEnd() : b < 0 ? characterEnd() : at + 1;
    }
    at++;
    return JsonSyntax.stringEnd(data, start);
  }

  private int escapeEnd() {
    byte letter = data[at + 1];
    if (letter == 'u') {
      if (Hex.four(data, at + 2) < 0) {
        throw new Found("\"\\u\" is not followed by four digits of base 16");
      }
      return at + 6;
    }
    at++;
    if ("\"\\/bfnrt".indexOf(letter) < 0) {
      throw new Found("a backslash is followed by " + shown());
    }
    return at + 1;
  }

  private int characterEnd() {
    int next = Utf8.characterEnd(data, at);
    if (next < 0) {
      throw new Found(
          "byte 0x"
              + Integer.toHexString(data[at] & 0xFF)
              + " at "
              + (at + 1)
              + " is not valid UTF-8");
    }
    return next;
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (data[at + i] != word.charAt(i)) {
        throw new Found("a value is expected, not " + shown());
      }
    }
    at += word.length();
  }

  private void number() {
    int next = JsonSyntax.numberEnd(data, at);
    if (next < 0 || next < end && data[next] >= '0' && data[next] <= '9') {
      throw new Found(shown() + " starts no valid number");
    }
    at = next;
  }

  private void blanks() {
    at = JsonSyntax.blanks(data, at);
  }

  private byte here() {
    return data[at];
  }

  /** What stands here, for a message. */
  private String shown() {
    if (at >= end) {
      return "the end of the line";
    }
    byte b = data[at];
    return b < 0
        ? "a character beyond ASCII"
        : b < ' ' ? "the control character 0x" + Integer.toHexString(b) : "\"" + (char) b + "\"";
  }
}
