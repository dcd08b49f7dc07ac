package dev.weir.error;

import org.jspecify.annotations.Nullable;

/**
 * Writes an error the way people read it: the message, the place, the line with carets under it,
 * and the hint.
 *
 * <pre>{@code
 * error: column "usr" does not exist in table "orders"
 *  --> report.sql:3:8
 *   |
 * 3 | SELECT usr FROM orders
 *   |        ^^^
 * hint: Did you mean "user"?
 * }</pre>
 */
public final class ErrorText {
  private static final int TAB = 4;

  /** The widest piece of a source line that is shown, in columns of a terminal. */
  static final int MOST_WIDTH = 100;

  private static final int BEFORE_CARET = 40;

  private ErrorText() {}

  /**
   * The whole text, without a line end. {@code origin} names the script (a file, or {@code -}), and
   * {@code script} is its text; both are left aside for an error without a position.
   */
  public static String render(WeirException error, String script, String origin) {
    StringBuilder text = new StringBuilder("error: ").append(error.text());
    Position position = error.position();
    if (position != null) {
      appendPlace(text, position, script, origin);
    }
    String hint = error.hint();
    if (hint != null) {
      text.append("\nhint: ").append(hint);
    }
    return text.toString();
  }

  private static void appendPlace(
      StringBuilder text, Position position, String script, String origin) {
    String number = Integer.toString(position.line());
    String margin = " ".repeat(number.length());
    String place = origin + ":" + position.line() + ":" + position.column();
    text.append('\n').append(margin).append("--> ").append(place);
    String line = line(script, position.line());
    if (line == null) {
      return;
    }
    boolean oneLine = position.endLine() == position.line();
    int end = oneLine ? Math.min(position.endColumn(), line.length()) : line.length();
    Excerpt excerpt = Excerpt.of(line, position.column() - 1, end);
    String gutter = "\n" + margin + " |";
    text.append(gutter).append('\n').append(number).append(" | ").append(excerpt.shown());
    text.append(gutter).append(' ').append(" ".repeat(excerpt.caretStart()));
    text.append("^".repeat(excerpt.caretLength()));
  }

  private static @Nullable String line(String script, int number) {
    return script.lines().skip(number - 1L).findFirst().orElse(number == 1 ? "" : null);
  }

  /** The part of a line that is shown, and the carets below it in columns of a terminal. */
  private record Excerpt(String shown, int caretStart, int caretLength) {

    /** The line around the characters from {@code start} to {@code end} (exclusive). */
    static Excerpt of(String line, int start, int end) {
      int from = Math.clamp(start, 0, line.length());
      String before = plain(line.substring(0, from), 0);
      int beforeWidth = width(before);
      String marked = plain(line.substring(from, Math.max(from, end)), beforeWidth);
      int markedWidth = width(marked);
      String after = plain(line.substring(Math.max(from, end)), beforeWidth + markedWidth);
      if (beforeWidth + markedWidth + width(after) <= MOST_WIDTH) {
        return new Excerpt(
            (before + marked + after).stripTrailing(), beforeWidth, Math.max(1, markedWidth));
      }
      return cut(before, marked, after);
    }

    private static Excerpt cut(String before, String marked, String after) {
      String head = before;
      if (width(before) > BEFORE_CARET) {
        int drop = before.length();
        while (drop > 0 && width(before.substring(drop - 1)) < BEFORE_CARET) {
          drop--;
        }
        head = "…" + before.substring(drop);
      }
      int room = MOST_WIDTH - width(head) - 1;
      String tail = marked + after;
      int end = 0;
      while (end < tail.length() && width(tail.substring(0, end + 1)) <= room) {
        end++;
      }
      boolean whole = end == tail.length();
      int carets = Math.clamp(width(marked), 1, room);
      return new Excerpt(head + tail.substring(0, end) + (whole ? "" : "…"), width(head), carets);
    }

    /** Tabs become spaces, other control characters a dot. */
    private static String plain(String text, int column) {
      StringBuilder result = new StringBuilder();
      int at = column;
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        i += Character.charCount(point);
        if (point == '\t') {
          int spaces = TAB - at % TAB;
          result.repeat(' ', spaces);
          at += spaces;
        } else {
          result.appendCodePoint(Character.isISOControl(point) ? '.' : point);
          at += width(point);
        }
      }
      return result.toString();
    }

    private static int width(String text) {
      return text.codePoints().map(Excerpt::width).sum();
    }

    /** Columns that a character takes: none if it combines, two in East Asian scripts and emoji. */
    private static int width(int point) {
      int type = Character.getType(point);
      if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
        return 0;
      }
      boolean wide =
          (point >= 0x1100 && point <= 0x115F)
              || (point >= 0x2E80 && point <= 0xA4CF)
              || (point >= 0xAC00 && point <= 0xD7A3)
              || (point >= 0xF900 && point <= 0xFAFF)
              || (point >= 0xFE30 && point <= 0xFE6F)
              || (point >= 0xFF00 && point <= 0xFF60)
              || (point >= 0x1F300 && point <= 0x1FAFF)
              || (point >= 0x20000 && point <= 0x3FFFD);
      return wide ? 2 : 1;
    }
  }
}
