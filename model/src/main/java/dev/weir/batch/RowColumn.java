package dev.weir.batch;

import dev.weir.type.RowType;

/** Structured values. A NULL row has arbitrary fields. */
public final class RowColumn implements Column {
  private final Column[] fields;
  private final Nulls nulls;
  private final int capacity;

  public RowColumn(RowType type, int capacity) {
    this.fields = new Column[type.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = Column.of(type.type(i), capacity);
    }
    this.nulls = new Nulls(capacity);
    this.capacity = capacity;
  }

  public int fieldCount() {
    return fields.length;
  }

  public Column field(int index) {
    return fields[index];
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public Nulls nulls() {
    return nulls;
  }

  @Override
  public void clear() {
    nulls.clear();
    for (Column field : fields) {
      field.clear();
    }
  }

  @Override
  public void copy(Column source, int sourceRow, int row) {
    RowColumn from = (RowColumn) source;
    boolean isNull = from.nulls.isNull(sourceRow);
    nulls.set(row, isNull);
    for (int i = 0; i < fields.length && !isNull; i++) {
      fields[i].copy(from.fields[i], sourceRow, row);
    }
  }

  @Override
  public void gather(Column source, int[] rows, int count, int start) {
    for (int i = 0; i < count; i++) {
      copy(source, rows[i], start + i);
    }
  }
}
