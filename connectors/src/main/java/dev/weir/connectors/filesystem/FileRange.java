package dev.weir.connectors.filesystem;

import dev.weir.connector.Split;
import java.nio.file.Path;

/**
 * The rows of a file whose first byte lies from {@code start} on and before {@code end}; bytes are
 * counted in the file's unpacked form. Of the first line, {@code taken} rows are passed over.
 */
public record FileRange(Path file, long start, long end, int taken) {

  /** A range of which nothing has been taken. */
  public FileRange(Path file, long start, long end) {
    this(file, start, end, 0);
  }

  /** All rows of a file. */
  public static FileRange all(Path file) {
    return new FileRange(file, 0, Long.MAX_VALUE);
  }

  /**
   * The range that a split spells: start, end and path, with blanks between; a plus sign and the
   * number of rows taken may follow the start.
   */
  public static FileRange of(Split split) {
    String[] parts = split.text().split(" ", 3);
    int plus = parts[0].indexOf('+');
    String start = plus < 0 ? parts[0] : parts[0].substring(0, plus);
    int taken = plus < 0 ? 0 : Integer.parseInt(parts[0].substring(plus + 1));
    return new FileRange(Path.of(parts[2]), Long.parseLong(start), Long.parseLong(parts[1]), taken);
  }

  public Split toSplit() {
    String place = taken == 0 ? String.valueOf(start) : start + "+" + taken;
    return new Split(place + " " + end + " " + file);
  }

  /** What is left from {@code position} on, without the first {@code rows} of the line there. */
  public FileRange from(long position, int rows) {
    return new FileRange(file, Math.min(position, end), end, rows);
  }
}
