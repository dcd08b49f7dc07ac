package dev.weir.sql.parser;

import dev.weir.error.Position;

/** A word, literal or symbol of a text: its offsets (end exclusive) and where it starts. */
public record Token(Kind kind, String text, int start, int end, int line, int column) {

  /** What a token is. Comments are none, unless one is not closed. */
  public enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    SYMBOL,
    UNCLOSED_STRING,
    UNCLOSED_NAME,
    UNCLOSED_COMMENT
  }

  /** Whether this is the given keyword, in any case. */
  public boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  public boolean isSymbol(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  /** Whether the text ended inside this token. */
  public boolean unclosed() {
    return switch (kind) {
      case UNCLOSED_STRING, UNCLOSED_NAME, UNCLOSED_COMMENT -> true;
      case WORD, QUOTED_NAME, STRING, NUMBER, SYMBOL -> false;
    };
  }

  /** The name that this token stands for, without backticks. */
  public String name() {
    return kind == Kind.QUOTED_NAME
        ? text.substring(1, text.length() - 1).replace("``", "`")
        : text;
  }

  /** The place of the token, or of its first line if it has several. */
  public Position position() {
    int lineEnd = text.indexOf('\n');
    int length = lineEnd < 0 ? text.length() : Math.max(1, lineEnd);
    return new Position(line, column, line, column + length - 1);
  }
}
