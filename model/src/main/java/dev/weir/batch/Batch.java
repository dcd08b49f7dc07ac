package dev.weir.batch;

import dev.weir.type.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link #capacity} rows as columns, and what each row does if the rows are changes.
 *
 * <p>A batch is valid until the call that it is passed to returns; then its filler may use the
 * arrays again. Receivers must not write to it.
 */
public final class Batch {
  /** Rows in a batch, unless a test asks for fewer. */
  public static final int DEFAULT_CAPACITY = 4096;

  private final Column[] columns;
  private final int capacity;
  private final byte @Nullable [] kinds;
  private int size;

  /** A batch over the given columns; {@code kinds} is null when every row is an insert. */
  public Batch(Column[] columns, int capacity, byte @Nullable [] kinds) {
    this.columns = columns;
    this.capacity = capacity;
    this.kinds = kinds;
  }

  /** An empty batch for rows of this type. */
  public static Batch of(RowType type, int capacity, boolean insertOnly) {
    Column[] columns = new Column[type.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.of(type.type(i), capacity);
    }
    return new Batch(columns, capacity, insertOnly ? null : new byte[capacity]);
  }

  public int capacity() {
    return capacity;
  }

  public int size() {
    return size;
  }

  public void setSize(int size) {
    this.size = size;
  }

  public boolean isFull() {
    return size == capacity;
  }

  public int columnCount() {
    return columns.length;
  }

  public Column column(int index) {
    return columns[index];
  }

  /** Puts a column of another batch in place: how a projection hands on a field untouched. */
  public void setColumn(int index, Column column) {
    columns[index] = column;
  }

  public LongColumn longs(int index) {
    return (LongColumn) columns[index];
  }

  public DoubleColumn doubles(int index) {
    return (DoubleColumn) columns[index];
  }

  public Int128Column int128s(int index) {
    return (Int128Column) columns[index];
  }

  public BytesColumn bytes(int index) {
    return (BytesColumn) columns[index];
  }

  /** The kinds of the rows, or null when all are inserts. */
  public byte @Nullable [] kinds() {
    return kinds;
  }

  /** What the row does; INSERT in an insert-only batch. */
  public byte kind(int row) {
    return kinds == null ? RowKind.INSERT : kinds[row];
  }

  /** Makes the batch and its columns empty. */
  public void clear() {
    size = 0;
    for (Column column : columns) {
      column.clear();
    }
  }

  /** Copies a row of a batch of the same layouts to the end of this one. */
  public void append(Batch source, int row, byte kind) {
    int at = size++;
    for (int i = 0; i < columns.length; i++) {
      columns[i].copy(source.columns[i], row, at);
    }
    if (kinds != null) {
      kinds[at] = kind;
    } else if (kind != RowKind.INSERT) {
      throw new IllegalStateException("insert-only batch was given " + RowKind.text(kind));
    }
  }

  /** Copies the given rows, in order, with their kinds, to the end of this one. */
  public void gather(Batch source, int[] rows, int count) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].gather(source.columns[i], rows, count, size);
    }
    if (kinds != null) {
      for (int i = 0; i < count; i++) {
        kinds[size + i] = source.kind(rows[i]);
      }
    }
    size += count;
  }
}
