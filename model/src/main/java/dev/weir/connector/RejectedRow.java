package dev.weir.connector;

/**
 * A row that could not be read: where it came from ({@code origin}, such as a file, and the line in
 * it from 1, or -1), the field, the reason, and the row's text, cut at {@link #MOST_TEXT}
 * characters.
 */
public record RejectedRow(
    String table, String origin, long line, String field, String reason, String text) {
  public static final int MOST_TEXT = 1000;

  public RejectedRow {
    if (text.length() > MOST_TEXT) {
      text = text.substring(0, MOST_TEXT);
    }
  }
}
