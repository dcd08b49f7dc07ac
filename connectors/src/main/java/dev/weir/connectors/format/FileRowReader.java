package dev.weir.connectors.format;

import dev.weir.batch.Batch;
import java.io.IOException;

/**
 * Reads rows of a file of blocks. A place is the byte at which a block starts and the number of its
 * rows that have been taken. Used by one thread.
 */
public interface FileRowReader extends AutoCloseable {

  /**
   * Goes to the first block that starts at {@code start} or after it, and passes over its first
   * {@code rows} rows. Blocks that start at {@code end} or after it are not read. Called once,
   * before all else.
   */
  void seek(long start, long end, int rows) throws IOException;

  /** Adds rows to the batch until it is full or the part is at its end; false at the end. */
  boolean read(Batch batch) throws IOException;

  /** The byte at which the block of the next row starts; at the end, that of the part or file. */
  long position();

  /** How many rows of that block have been taken. */
  int rowsTaken();

  @Override
  void close() throws IOException;
}
