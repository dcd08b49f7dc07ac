package dev.weir.connectors.format;

/**
 * A stretch of the bytes of an input. {@link #PADDING} bytes that may be read follow the limit; if
 * the input ends there, the first of them is a line end.
 */
public final class Block {
  /** Bytes after the limit that may be read, so that loops can take whole words. */
  public static final int PADDING = 64;

  /** The bytes, between {@link #position} and {@link #limit}. */
  public byte[] data = new byte[PADDING];

  /** Where the next row starts. */
  public int position;

  /** Rows of the line at {@link #position} that have been taken, where a line can hold several. */
  public int rowsTaken;

  /** The end of the bytes. */
  public int limit;

  /** The end of the last whole line, its line end included; the limit if no bytes follow. */
  public int wholeLines;

  /** Rows that start here or later belong to others. */
  public int stop;

  /** Whether no bytes follow. */
  public boolean last;

  /** Whether {@link #position} is the start of the input, where a header may stand. */
  public boolean atStart;

  /** How far {@code data[0]} is from the start of the input. */
  public long origin;
}
