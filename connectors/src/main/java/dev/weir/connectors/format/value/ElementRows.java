package dev.weir.connectors.format.value;

import dev.weir.batch.Column;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ColumnValues;

/**
 * Elements of an array as the rows of a column that grows: whatever can read a value into a column
 * can read elements too.
 */
public final class ElementRows {
  private static final int FIRST_CAPACITY = 16;

  private final SqlType type;
  private final ColumnValues values;
  private Column column;
  private int size;

  public ElementRows(SqlType type) {
    this.type = type;
    this.values = new ColumnValues(type);
    this.column = Column.of(type, FIRST_CAPACITY);
  }

  /** Begins an array. */
  public void clear() {
    column.clear();
    size = 0;
  }

  /** Adds an element, not NULL so far; says its row. The column may be another one afterwards. */
  public int add() {
    if (size == column.capacity()) {
      Column larger = Column.of(type, 2 * size);
      for (int row = 0; row < size; row++) {
        larger.copy(column, row, row);
      }
      column = larger;
    }
    return size++;
  }

  public Column column() {
    return column;
  }

  public int size() {
    return size;
  }

  /** Adds all elements to an array that has been started. */
  public void encode(ArrayBuilder array) {
    for (int row = 0; row < size; row++) {
      values.encode(column, row, array);
    }
  }
}
