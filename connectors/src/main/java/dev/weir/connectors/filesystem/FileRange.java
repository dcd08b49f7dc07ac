package dev.weir.connectors.filesystem;

import dev.weir.connector.Split;
import java.nio.file.Path;

/**
 * The rows of a file whose first byte lies from {@code start} on and before {@code end}; bytes are
 * counted in the file's unpacked form.
 */
public record FileRange(Path file, long start, long end) {

  /** All rows of a file. */
  public static FileRange all(Path file) {
    return new FileRange(file, 0, Long.MAX_VALUE);
  }

  /** The range that a split spells: start, end and path, with blanks between. */
  public static FileRange of(Split split) {
    String[] parts = split.text().split(" ", 3);
    return new FileRange(Path.of(parts[2]), Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  public Split toSplit() {
    return new Split(start + " " + end + " " + file);
  }

  /** What is left from {@code position} on. */
  public FileRange from(long position) {
    return new FileRange(file, Math.min(position, end), end);
  }
}
