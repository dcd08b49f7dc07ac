package dev.weir.connectors.format;

import dev.weir.batch.Batch;
import java.io.IOException;

/** Writes the rows of one file. Used by one thread. */
public interface FileRowWriter {

  /** Adds a row. */
  void write(Batch batch, int row) throws IOException;

  /** About how many bytes the file would have if it ended now. */
  long size();

  /** Hands on what is buffered, where the form of the file allows that at any row. */
  default void flush() throws IOException {}

  /** Writes what is left to be written. The file is whole then; its stream stays open. */
  void finish() throws IOException;
}
