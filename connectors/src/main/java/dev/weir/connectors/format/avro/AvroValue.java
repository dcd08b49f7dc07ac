package dev.weir.connectors.format.avro;

import dev.weir.batch.Column;
import java.io.IOException;

/** Reads the next value into a row of a cleared column. */
interface AvroValue {
  void read(AvroInput in, Column column, int row) throws IOException;
}
