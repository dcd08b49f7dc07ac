package dev.weir.connectors.format.avro;

import dev.weir.batch.Column;
import dev.weir.text.ByteBuilder;

/** Adds the value at a row of a column to a row's bytes. */
interface AvroEncoder {
  void write(Column column, int row, ByteBuilder out);
}
