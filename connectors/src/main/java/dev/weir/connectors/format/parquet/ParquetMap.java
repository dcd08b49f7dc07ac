package dev.weir.connectors.format.parquet;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.connectors.format.value.CollectionRows;
import dev.weir.connectors.format.value.ElementRows;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** Takes maps: a group of a repeated group of a key and a value. */
final class ParquetMap extends GroupConverter implements ParquetCell {
  private final CollectionRows.OfMap rows;
  private final Entry entry;
  private BytesColumn column = new BytesColumn(0);
  private int row;

  ParquetMap(CollectionRows.OfMap rows, ParquetCell key, ParquetCell value) {
    this.rows = rows;
    this.entry = new Entry(rows, key, value);
  }

  @Override
  public void place(Column target, int targetRow) {
    column = (BytesColumn) target;
    row = targetRow;
  }

  @Override
  public Converter converter() {
    return this;
  }

  @Override
  public Converter getConverter(int index) {
    return entry;
  }

  @Override
  public void start() {
    rows.clear();
  }

  @Override
  public void end() {
    rows.finish(column, row);
    column.nulls().set(row, false);
  }

  private static final class Entry extends GroupConverter {
    private final CollectionRows.OfMap rows;
    private final ParquetCell key;
    private final ParquetCell value;

    Entry(CollectionRows.OfMap rows, ParquetCell key, ParquetCell value) {
      this.rows = rows;
      this.key = key;
      this.value = value;
    }

    @Override
    public Converter getConverter(int index) {
      return index == 0 ? key.converter() : value.converter();
    }

    @Override
    public void start() {
      add(rows.keys(), key);
      add(rows.values(), value);
    }

    private static void add(ElementRows elements, ParquetCell cell) {
      int next = elements.add();
      elements.column().nulls().set(next);
      cell.place(elements.column(), next);
    }

    @Override
    public void end() {}
  }
}
