package dev.weir.engine.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the first JSON value of a text; like Flink it does not look at what follows. */
final class JsonReader {
  private static final int MAX_DEPTH = 1000;

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  static Object read(String text) throws JsonException {
    return new JsonReader(text).value();
  }

  private Object value() throws JsonException {
    skipBlanks();
    char c = peek();
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", JsonNull.NULL);
      default -> number();
    };
  }

  private Map<String, Object> object() throws JsonException {
    Map<String, Object> members = new LinkedHashMap<>();
    enter();
    if (!closes('}')) {
      do {
        skipBlanks();
        String name = string();
        expect(':');
        members.put(name, value());
      } while (continues('}'));
    }
    depth--;
    return members;
  }

  private List<Object> array() throws JsonException {
    List<Object> elements = new ArrayList<>();
    enter();
    if (!closes(']')) {
      do {
        elements.add(value());
      } while (continues(']'));
    }
    depth--;
    return elements;
  }

  private void enter() throws JsonException {
    at++;
    if (++depth > MAX_DEPTH) {
      throw new JsonException("the value is nested more than " + MAX_DEPTH + " deep");
    }
  }

  private boolean closes(char end) throws JsonException {
    skipBlanks();
    if (peek() == end) {
      at++;
      return true;
    }
    return false;
  }

  private boolean continues(char end) throws JsonException {
    skipBlanks();
    char c = peek();
    at++;
    if (c != ',' && c != end) {
      throw unexpected(at - 1);
    }
    return c == ',';
  }

  private void expect(char wanted) throws JsonException {
    skipBlanks();
    if (peek() != wanted) {
      throw unexpected(at);
    }
    at++;
  }

  private String string() throws JsonException {
    if (peek() != '"') {
      throw unexpected(at);
    }
    int start = ++at;
    while (peek() != '"') {
      if (peek() < ' ') {
        throw unexpected(at);
      }
      at += peek() == '\\' ? 2 : 1;
    }
    String quoted = text.substring(start, at++);
    return quoted.indexOf('\\') < 0 ? quoted : JsonEscapes.resolve(quoted);
  }

  private Object word(String word, Object meaning) throws JsonException {
    if (!text.startsWith(word, at)) {
      throw unexpected(at);
    }
    at += word.length();
    if (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      throw unexpected(at);
    }
    return meaning;
  }

  private Object number() throws JsonException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int whole = digits();
    if (whole == 0 || (whole > 1 && text.charAt(at - whole) == '0')) {
      throw unexpected(start);
    }
    boolean integer = true;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      integer = false;
      requireDigits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      integer = false;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      requireDigits();
    }
    String digits = text.substring(start, at);
    return integer ? new BigInteger(digits) : new BigDecimal(digits);
  }

  private void requireDigits() throws JsonException {
    if (digits() == 0) {
      throw unexpected(at);
    }
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws JsonException {
    if (at >= text.length()) {
      throw new JsonException("the text ends too soon");
    }
    return text.charAt(at);
  }

  private JsonException unexpected(int place) {
    return new JsonException("unexpected character at " + (place + 1));
  }
}
