package dev.weir.engine.json;

/** The escapes within JSON strings. */
final class JsonEscapes {
  private JsonEscapes() {}

  /** The characters that the inside of a quoted string stands for. */
  static String resolve(String quoted) throws JsonException {
    StringBuilder out = new StringBuilder(quoted.length());
    int i = 0;
    while (i < quoted.length()) {
      char c = quoted.charAt(i++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = i < quoted.length() ? quoted.charAt(i++) : ' ';
      if (kind == 'u') {
        out.append(unit(quoted, i));
        i += 4;
      } else {
        out.append(plain(kind));
      }
    }
    return out.toString();
  }

  private static char plain(char kind) throws JsonException {
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new JsonException("\"\\" + kind + "\" is no escape");
    };
  }

  private static char unit(String text, int from) throws JsonException {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw new JsonException("four digits in base 16 must follow \"\\u\"");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}
