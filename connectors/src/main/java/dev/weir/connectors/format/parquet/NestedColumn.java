package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import dev.weir.type.SqlType;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** A column of rows, arrays or maps. */
final class NestedColumn implements GroupColumn {
  private final SqlType type;
  private final ParquetCell cell;
  private final RecordReader<Object> records;
  private final Runnable onNull;

  /** {@code onNull} is told of a NULL; it throws if there must be none. */
  NestedColumn(
      MessageColumnIO columns,
      PageReadStore pages,
      ParquetCell cell,
      SqlType type,
      Runnable onNull) {
    this.type = type;
    this.cell = cell;
    this.records = columns.getRecordReader(pages, new Root(cell), FilterCompat.NOOP);
    this.onNull = onNull;
  }

  @Override
  public void read(Column column, int from, int count) {
    for (int row = from; row < from + count; row++) {
      column.nulls().set(row);
      cell.place(column, row);
      records.read();
      if (column.isNull(row)) {
        onNull.run();
      }
    }
  }

  @Override
  public void skip(int count) {
    Column column = Column.of(type, 1);
    for (int i = 0; i < count; i++) {
      column.clear();
      read(column, 0, 1);
    }
  }

  /** A record of the one field; it has no value of its own. */
  private static final class Root extends RecordMaterializer<Object> {
    private final GroupConverter converter;

    Root(ParquetCell cell) {
      this.converter =
          new GroupConverter() {
            @Override
            public Converter getConverter(int index) {
              return cell.converter();
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
          };
    }

    @Override
    public Object getCurrentRecord() {
      return this;
    }

    @Override
    public GroupConverter getRootConverter() {
      return converter;
    }
  }
}
