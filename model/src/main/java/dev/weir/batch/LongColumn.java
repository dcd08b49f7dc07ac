package dev.weir.batch;

/** Whatever lies in 64 bits; see {@link dev.weir.type.Layout#LONG}. */
public final class LongColumn implements Column {
  /** One value a row. Read and written by kernels and generated code. */
  public final long[] values;

  private final Nulls nulls;

  public LongColumn(int capacity) {
    this.values = new long[capacity];
    this.nulls = new Nulls(capacity);
  }

  @Override
  public int capacity() {
    return values.length;
  }

  @Override
  public Nulls nulls() {
    return nulls;
  }

  @Override
  public void clear() {
    nulls.clear();
  }

  public void set(int row, long value) {
    values[row] = value;
  }

  @Override
  public void copy(Column source, int sourceRow, int row) {
    LongColumn from = (LongColumn) source;
    values[row] = from.values[sourceRow];
    nulls.set(row, from.nulls.isNull(sourceRow));
  }

  @Override
  public void gather(Column source, int[] rows, int count, int start) {
    LongColumn from = (LongColumn) source;
    for (int i = 0; i < count; i++) {
      values[start + i] = from.values[rows[i]];
    }
    nulls.gather(from.nulls, rows, count, start);
  }
}
