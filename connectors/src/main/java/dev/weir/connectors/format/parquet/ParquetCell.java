package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import org.apache.parquet.io.api.Converter;

/** A converter that puts values at a row of a column, which is said before each; NULL till then. */
sealed interface ParquetCell permits ParquetLeaf, ParquetGroup, ParquetList, ParquetMap {
  void place(Column column, int row);

  Converter converter();
}
