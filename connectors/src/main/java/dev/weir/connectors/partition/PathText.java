package dev.weir.connectors.partition;

/**
 * Names and values inside the name of a folder: characters that mean something to file systems or
 * to patterns are written as a percent sign and two hexadecimal digits, the same ones as in Hive
 * and Flink.
 */
public final class PathText {
  private static final String SPECIAL = "\"#%'*/:=?\\\u007F{}[]^";
  private static final int FIRST_PRINTABLE = 0x20;
  private static final String DIGITS = "0123456789ABCDEF";

  private PathText() {}

  /** The text with special characters escaped. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < FIRST_PRINTABLE || SPECIAL.indexOf(c) >= 0) {
        escaped.append('%').append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 0xF));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The text that was escaped; a percent sign without two digits after it is itself. */
  public static String unescape(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      int code = escaped.charAt(i) == '%' ? code(escaped, i + 1) : -1;
      if (code < 0) {
        text.append(escaped.charAt(i));
      } else {
        text.append((char) code);
        i += 2;
      }
    }
    return text.toString();
  }

  private static int code(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
