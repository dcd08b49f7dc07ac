package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import org.apache.parquet.column.ColumnReader;

/** A column of single values. */
final class PlainColumn implements GroupColumn {
  private final ColumnReader values;
  private final ParquetLeaf leaf;
  private final int defined;
  private final Runnable onNull;

  /** {@code onNull} is told of a NULL; it throws if there must be none. */
  PlainColumn(ColumnReader values, ParquetLeaf leaf, Runnable onNull) {
    this.values = values;
    this.leaf = leaf;
    this.defined = values.getDescriptor().getMaxDefinitionLevel();
    this.onNull = onNull;
  }

  @Override
  public void read(Column column, int from, int count) {
    for (int row = from; row < from + count; row++) {
      if (values.getCurrentDefinitionLevel() == defined) {
        leaf.place(column, row);
        values.writeCurrentValueToConverter();
      } else {
        onNull.run();
        column.nulls().set(row);
      }
      values.consume();
    }
  }

  @Override
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      if (values.getCurrentDefinitionLevel() == defined) {
        values.skip();
      }
      values.consume();
    }
  }
}
