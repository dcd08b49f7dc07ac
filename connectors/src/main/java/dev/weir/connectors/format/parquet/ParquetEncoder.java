package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes the value at a row of a column, which is not NULL. */
interface ParquetEncoder {
  void write(Column column, int row, RecordConsumer out);
}
