package dev.weir.connectors.format.parquet;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.connectors.format.value.CollectionRows;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** Takes arrays: a group of a repeated field, which is the element or a group around it. */
final class ParquetList extends GroupConverter implements ParquetCell {
  private final CollectionRows.OfArray rows;
  private final Converter repeated;
  private BytesColumn column = new BytesColumn(0);
  private int row;

  private ParquetList(CollectionRows.OfArray rows, Converter repeated) {
    this.rows = rows;
    this.repeated = repeated;
  }

  /** Each element is within a group, and may be NULL. */
  static ParquetList ofGroups(CollectionRows.OfArray rows, ParquetCell element) {
    return new ParquetList(rows, new Item(rows, element));
  }

  /** The repeated field is the element, which is never NULL. */
  static ParquetList ofElements(CollectionRows.OfArray rows, ParquetCell element) {
    return new ParquetList(rows, element.converter());
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
    return repeated;
  }

  @Override
  public void start() {
    rows.elements().clear();
  }

  @Override
  public void end() {
    rows.finish(column, row);
    column.nulls().set(row, false);
  }

  private static final class Item extends GroupConverter {
    private final CollectionRows.OfArray rows;
    private final ParquetCell element;

    Item(CollectionRows.OfArray rows, ParquetCell element) {
      this.rows = rows;
      this.element = element;
    }

    @Override
    public Converter getConverter(int index) {
      return element.converter();
    }

    @Override
    public void start() {
      int next = rows.elements().add();
      Column column = rows.elements().column();
      column.nulls().set(next);
      element.place(column, next);
    }

    @Override
    public void end() {}
  }
}
