package dev.weir.sql.parser;

import dev.weir.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL into tokens, far enough to find statements, names and places; never fails.
 *
 * <p>Flink's own lexer cannot be used for that: it gives up at an open quote, and it cannot be
 * asked for single tokens without its parser.
 */
public final class Lexer {
  private final String text;
  private int offset;
  private int line = 1;
  private int lineStart;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens of a text. Only the last one can be unclosed. */
  public static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); token != null; token = lexer.next()) {
      tokens.add(token);
    }
    return tokens;
  }

  private @Nullable Token next() {
    while (offset < text.length()) {
      char c = text.charAt(offset);
      if (Character.isWhitespace(c)) {
        advance(offset + 1);
      } else if (text.startsWith("--", offset)) {
        int end = text.indexOf('\n', offset);
        advance(end < 0 ? text.length() : end);
      } else if (text.startsWith("/*", offset) && !text.startsWith("/*+", offset)) {
        int end = text.indexOf("*/", offset + 2);
        if (end < 0) {
          return take(Kind.UNCLOSED_COMMENT, text.length());
        }
        advance(end + 2);
      } else {
        return token(c);
      }
    }
    return null;
  }

  private Token token(char c) {
    if (c == '\'') {
      return quoted(c, Kind.STRING, Kind.UNCLOSED_STRING);
    }
    if (c == '`') {
      return quoted(c, Kind.QUOTED_NAME, Kind.UNCLOSED_NAME);
    }
    if (Character.isDigit(c)) {
      return take(Kind.NUMBER, numberEnd());
    }
    if (Character.isJavaIdentifierStart(c)) {
      int end = offset + 1;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      return take(Kind.WORD, end);
    }
    return take(Kind.SYMBOL, offset + Character.charCount(text.codePointAt(offset)));
  }

  private Token quoted(char quote, Kind closed, Kind unclosed) {
    int end = offset + 1;
    while (true) {
      end = text.indexOf(quote, end);
      if (end < 0) {
        return take(unclosed, text.length());
      }
      boolean doubled = end + 1 < text.length() && text.charAt(end + 1) == quote;
      if (!doubled) {
        return take(closed, end + 1);
      }
      end += 2;
    }
  }

  private int numberEnd() {
    int end = offset;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || (text.charAt(end) == '.'
                && end + 1 < text.length()
                && Character.isDigit(text.charAt(end + 1))))) {
      end++;
    }
    return end;
  }

  private Token take(Kind kind, int end) {
    Token token =
        new Token(kind, text.substring(offset, end), offset, end, line, offset - lineStart + 1);
    advance(end);
    return token;
  }

  private void advance(int end) {
    for (; offset < end; offset++) {
      if (text.charAt(offset) == '\n') {
        line++;
        lineStart = offset + 1;
      }
    }
  }
}
