package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.connectors.format.value.ElementRows;
import dev.weir.type.RowType;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.jspecify.annotations.Nullable;

/** Takes rows within columns; fields that the file lacks stay NULL. */
final class ParquetGroup extends GroupConverter implements ParquetCell {
  private final List<Part> parts;
  private RowColumn column = new RowColumn(RowType.of(List.of()), 0);
  private int row;
  private @Nullable ElementRows elements;

  /** A field that is in the file, and the field of the row that it is. */
  record Part(int field, ParquetCell cell) {}

  /** {@code parts}: in the order of the file's fields. */
  ParquetGroup(List<Part> parts) {
    this.parts = parts;
  }

  /** Makes each row an element of its own. */
  ParquetGroup each(ElementRows rows) {
    elements = rows;
    return this;
  }

  @Override
  public void place(Column target, int targetRow) {
    column = (RowColumn) target;
    row = targetRow;
  }

  @Override
  public Converter converter() {
    return this;
  }

  @Override
  public void start() {
    ElementRows rows = elements;
    if (rows != null) {
      row = rows.add();
      column = (RowColumn) rows.column();
    }
    column.nulls().set(row, false);
    for (int i = 0; i < column.fieldCount(); i++) {
      column.field(i).nulls().set(row);
    }
    for (Part part : parts) {
      part.cell.place(column.field(part.field), row);
    }
  }

  @Override
  public Converter getConverter(int index) {
    return parts.get(index).cell.converter();
  }

  @Override
  public void end() {}
}
