package dev.weir.connectors.format;

/**
 * Takes what a decoder couldn't read: fails, or keeps it and lets the decoder go on without.
 *
 * <p>Positions count bytes of the input from 0.
 */
public interface RowFaults {
  /** What people call the input: a file's path. */
  String origin();

  /**
   * A row, if {@code field} is empty, or a field of a row that starts at {@code position}. When
   * this returns, the decoder leaves the row out, or reads the field as NULL.
   */
  void report(long position, String field, String reason, String text);
}
