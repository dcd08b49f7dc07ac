package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;

/** A column of a row group at work: its values come one row after the other. */
interface GroupColumn {
  /** Reads the next rows to those from {@code from} on of a cleared column. */
  void read(Column column, int from, int count);

  /** Passes over the next rows. */
  void skip(int count);
}
