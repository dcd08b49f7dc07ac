package dev.weir.engine.collection;

import dev.weir.value.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a JSON document into a variant. */
final class VariantParser {
  private static final int MOST_DEPTH = 500;
  private static final int MOST_DIGITS = 38;

  /** Why a text is no document. */
  static final class Malformed extends RuntimeException {
    Malformed(String reason) {
      super(reason, null, false, false);
    }
  }

  private final String text;
  private final boolean repeatedNames;
  private int at;

  private VariantParser(String text, boolean repeatedNames) {
    this.text = text;
    this.repeatedNames = repeatedNames;
  }

  /**
   * The variant of a document; throws {@link Malformed}. Of equal names the last counts if allowed.
   */
  static byte[] parse(String text, boolean repeatedNames) {
    VariantParser parser = new VariantParser(text, repeatedNames);
    byte[] value = parser.value(0);
    if (parser.at < text.length()) {
      throw parser.unexpected();
    }
    return value;
  }

  private byte[] value(int depth) {
    if (depth > MOST_DEPTH) {
      throw new Malformed("more than " + MOST_DEPTH + " objects and arrays in each other");
    }
    blanks();
    byte[] value =
        switch (here()) {
          case '{' -> object(depth);
          case '[' -> array(depth);
          case '"' -> Variant.text(string());
          case 't' -> word("true", Variant.TRUE);
          case 'f' -> word("false", Variant.FALSE);
          case 'n' -> word("null", Variant.NULL);
          default -> number();
        };
    blanks();
    return value;
  }

  private byte[] object(int depth) {
    TreeMap<String, byte[]> members = new TreeMap<>();
    at++;
    blanks();
    if (skip('}')) {
      return Variant.object(members);
    }
    do {
      blanks();
      if (here() != '"') {
        throw unexpected();
      }
      String name = string();
      blanks();
      expect(':');
      if (members.put(name, value(depth + 1)) != null && !repeatedNames) {
        throw new Malformed("name \"" + name + "\" stands twice in an object");
      }
    } while (skip(','));
    expect('}');
    return Variant.object(members);
  }

  private byte[] array(int depth) {
    List<byte[]> elements = new ArrayList<>();
    at++;
    blanks();
    if (skip(']')) {
      return Variant.array(elements);
    }
    do {
      elements.add(value(depth + 1));
    } while (skip(','));
    expect(']');
    return Variant.array(elements);
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (here() != '"') {
      int c = here();
      if (c < ' ') {
        throw unexpected();
      }
      at++;
      out.append(c == '\\' ? escape() : (char) c);
    }
    at++;
    return out.toString();
  }

  private char escape() {
    int c = here();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw unexpected();
      }
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(here(), 16);
      if (digit < 0) {
        throw unexpected();
      }
      code = code << 4 | digit;
      at++;
    }
    return (char) code;
  }

  private byte[] word(String word, int kind) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return Variant.simple(kind);
  }

  /** A whole number, else a decimal if its digits fit and it has no exponent, else a double. */
  private byte[] number() {
    int start = at;
    skip('-');
    boolean zero = here() == '0';
    int whole = digits();
    if (whole == 0 || zero && whole > 1) {
      throw unexpected();
    }
    boolean fraction = skip('.');
    if (fraction && digits() == 0) {
      throw unexpected();
    }
    boolean exponent = skip('e') || skip('E');
    if (exponent) {
      if (!skip('+')) {
        skip('-');
      }
      if (digits() == 0) {
        throw unexpected();
      }
    }
    String number = text.substring(start, at);
    byte[] exact = exponent ? null : exact(number);
    return exact != null ? exact : Variant.floating(Double.parseDouble(number));
  }

  private static byte @Nullable [] exact(String number) {
    BigDecimal value = new BigDecimal(number);
    boolean whole = number.indexOf('.') < 0;
    if (whole && value.unscaledValue().bitLength() < Long.SIZE) {
      return Variant.whole(value.longValueExact());
    }
    if (value.precision() > MOST_DIGITS || value.scale() > MOST_DIGITS) {
      return null;
    }
    BigDecimal plain = value.stripTrailingZeros();
    return Variant.decimal(plain.scale() < 0 ? plain.setScale(0) : plain);
  }

  private int digits() {
    int start = at;
    while (here() >= '0' && here() <= '9') {
      at++;
    }
    return at - start;
  }

  private boolean skip(char c) {
    boolean found = here() == c;
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw unexpected();
    }
  }

  private void blanks() {
    while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') {
      at++;
    }
  }

  private int here() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private Malformed unexpected() {
    return new Malformed(
        at < text.length()
            ? "\"" + text.charAt(at) + "\" at " + (at + 1) + " is not expected"
            : "it ends too early");
  }
}
