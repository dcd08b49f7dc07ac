package dev.weir.cli.output;

import dev.weir.batch.Batch;
import dev.weir.text.ByteBuilder;

/**
 * Writes the rows of one result in some format. A row is first turned into bytes that stand for its
 * values alone, equal for equal rows, and then written with what it does.
 */
interface RowPrinter {
  /** Adds the bytes that stand for a row. */
  void encode(Batch batch, int row, ByteBuilder out);

  /** Writes a row from its bytes. */
  void print(byte kind, byte[] data, int offset, int length);

  /** Rows may not follow for a while; what is held back to look well has to go out. */
  default void pause() {}

  /** No more rows. */
  default void end(long rows) {}
}
