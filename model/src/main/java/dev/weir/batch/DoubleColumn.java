package dev.weir.batch;

/** Floating-point values. */
public final class DoubleColumn implements Column {
  /** One value a row. Read and written by kernels and generated code. */
  public final double[] values;

  private final Nulls nulls;

  public DoubleColumn(int capacity) {
    this.values = new double[capacity];
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

  public void set(int row, double value) {
    values[row] = value;
  }

  @Override
  public void copy(Column source, int sourceRow, int row) {
    DoubleColumn from = (DoubleColumn) source;
    values[row] = from.values[sourceRow];
    nulls.set(row, from.nulls.isNull(sourceRow));
  }

  @Override
  public void gather(Column source, int[] rows, int count, int start) {
    DoubleColumn from = (DoubleColumn) source;
    for (int i = 0; i < count; i++) {
      values[start + i] = from.values[rows[i]];
    }
    nulls.gather(from.nulls, rows, count, start);
  }
}
