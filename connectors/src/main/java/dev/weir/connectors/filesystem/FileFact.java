package dev.weir.connectors.filesystem;

import dev.weir.batch.Column;
import java.nio.file.Path;

/** Something that is the same for all rows of a file, and a column of them. */
interface FileFact {
  /** Gives the rows from {@code start} to {@code end} what is known of the file. */
  void fill(Path file, Column column, int start, int end);
}
