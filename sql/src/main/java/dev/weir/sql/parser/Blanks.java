package dev.weir.sql.parser;

/** Blanks parts of a text out, so that the rest can be parsed and keeps its place. */
final class Blanks {
  private Blanks() {}

  /** The text with spaces from {@code start} to {@code end} (exclusive); line ends stay. */
  static String over(String text, int start, int end) {
    StringBuilder result = new StringBuilder(text);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        result.setCharAt(i, ' ');
      }
    }
    return result.toString();
  }

  /** The text without this token, if it is a semicolon. */
  static String semicolon(String text, Token token) {
    return token.isSymbol(';') ? over(text, token.start(), token.end()) : text;
  }
}
