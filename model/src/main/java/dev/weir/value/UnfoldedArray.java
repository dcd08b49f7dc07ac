package dev.weir.value;

import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.type.SqlType;

/** An encoded array as a column whose rows are its elements; used again from array to array. */
public final class UnfoldedArray {
  private static final int FIRST_CAPACITY = 16;

  private final SqlType element;
  private final ArrayView view;
  private final ColumnValues values;
  private Column column;
  private int size;

  /** For arrays whose elements have that type. */
  public UnfoldedArray(SqlType element) {
    this.element = element;
    this.view = new ArrayView(element);
    this.values = new ColumnValues(element);
    this.column = Column.of(element, FIRST_CAPACITY);
  }

  /** Takes the elements of an array. */
  public UnfoldedArray set(Slice array) {
    return take(view.set(array));
  }

  /** Takes elements of the type. */
  UnfoldedArray take(ArrayView array) {
    int size = array.size();
    if (size > column.capacity()) {
      column = Column.of(element, Math.max(size, 2 * column.capacity()));
    }
    column.clear();
    for (int i = 0; i < size; i++) {
      values.decode(array, i, column, i);
    }
    this.size = size;
    return this;
  }

  /** How many elements there are, which are the column's first rows. */
  public int size() {
    return size;
  }

  public SqlType element() {
    return element;
  }

  /** The elements; valid until another array is taken. */
  public Column column() {
    return column;
  }
}
