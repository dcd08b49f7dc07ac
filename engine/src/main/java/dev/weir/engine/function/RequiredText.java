package dev.weir.engine.function;

import dev.weir.batch.Slice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Plain text that stands in every match of a regular expression, and how many characters of a match
 * can come before it. A text without it has no match, and a search may start just before it, which
 * costs far less than to try the expression at each place.
 */
record RequiredText(String text, Slice bytes, int before) {
  private static final int SHORTEST = 2;

  /** The longest required text of an expression that compiles; null if none is known. */
  static @Nullable RequiredText of(String regex) {
    Reader reader = new Reader(regex);
    return reader.read() && reader.best.length() >= SHORTEST
        ? new RequiredText(
            reader.best, Slice.of(reader.best.getBytes(StandardCharsets.UTF_8)), reader.bestBefore)
        : null;
  }

  boolean isIn(Slice whole) {
    return Search.find(whole, whole.offset, bytes) >= 0;
  }

  /** Where a search may start in a text that has it. */
  int start(String whole) {
    return Math.max(whole.indexOf(text) - before, 0);
  }

  /** Reads an expression from the left, and gives up where it is not sure what comes. */
  private static final class Reader {
    private static final int UNLIMITED = 1 << 20;

    /** A class or a dot takes up to two chars of Java: one character beyond the basic plane. */
    private static final int CLASS_WIDTH = 2;

    private final String regex;
    private int at;
    private String best = "";
    private int bestBefore;
    private final StringBuilder run = new StringBuilder();
    private int runBefore;

    /** How many chars a match can have up to here. */
    private int width;

    Reader(String regex) {
      this.regex = regex;
    }

    private char peek() {
      return at < regex.length() ? regex.charAt(at) : '\0';
    }

    boolean read() {
      boolean sure = true;
      while (sure && at < regex.length()) {
        sure = item();
      }
      endRun();
      return sure;
    }

    private boolean item() {
      char c = regex.charAt(at++);
      return switch (c) {
        case '^', '$' -> other(0);
        case '.' -> other(CLASS_WIDTH);
        case '[' -> passClass() && other(CLASS_WIDTH);
        case '(' -> group();
        case '\\' -> escape(regex.charAt(at++));
        case '|', ')', ']', '{', '}', '*', '+', '?' -> false;
        default -> !Character.isSurrogate(c) && plain(c);
      };
    }

    private boolean escape(char c) {
      return switch (c) {
        case 'd', 'D', 'w', 'W', 's', 'S' -> other(CLASS_WIDTH);
        case 'b', 'B' -> other(0);
        default -> c < 0x80 && !Character.isLetterOrDigit(c) && plain(c);
      };
    }

    /** A character that stands for itself. */
    private boolean plain(char c) {
      char repeats = peek();
      if (repeats == '?' || repeats == '*') {
        return other(1);
      }
      if (run.isEmpty()) {
        runBefore = width;
      }
      run.append(c);
      return repeats == '+' ? other(1) : repeats != '{' && grow(1);
    }

    /** Something that is no required text, of up to so many chars, with what repeats it. */
    private boolean other(int chars) {
      endRun();
      char repeats = peek();
      if (repeats == '{') {
        return false;
      }
      if (repeats != '?' && repeats != '*' && repeats != '+') {
        return grow(chars);
      }
      at++;
      if (peek() == '?' || peek() == '+') {
        at++;
      }
      return grow(repeats == '?' ? chars : UNLIMITED);
    }

    private boolean grow(int chars) {
      width = Math.min(width + chars, UNLIMITED);
      return true;
    }

    private void endRun() {
      if (run.length() > best.length()) {
        best = run.toString();
        bestBefore = runBefore;
      }
      run.setLength(0);
    }

    /** Passes over a class without others in it. */
    private boolean passClass() {
      if (peek() == '^') {
        at++;
      }
      if (peek() == ']') {
        return false;
      }
      while (peek() != ']') {
        if (peek() == '[' || peek() == '\\' && regex.startsWith("\\Q", at)) {
          return false;
        }
        at += peek() == '\\' ? 2 : 1;
      }
      at++;
      return true;
    }

    /** Passes over a group; how long it can be is known for alternatives of plain text. */
    private boolean group() {
      if (peek() == '?') {
        return false;
      }
      int longest = 0;
      int length = 0;
      boolean simple = true;
      for (int depth = 1; depth > 0; ) {
        char c = regex.charAt(at++);
        switch (c) {
          case '(' -> depth++;
          case ')' -> depth--;
          case '|' -> length = 0;
          case '[' -> {
            if (!passClass()) {
              return false;
            }
          }
          case '\\' -> {
            if (regex.charAt(at++) == 'Q') {
              return false;
            }
          }
          default -> longest = Math.max(longest, ++length);
        }
        simple &= c != '(' && c != '[' && c != '\\' && "{*+.".indexOf(c) < 0;
      }
      return other(simple ? longest : UNLIMITED);
    }
  }
}
