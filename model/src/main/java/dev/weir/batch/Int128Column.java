package dev.weir.batch;

/** 128-bit two's complement integers: the unscaled values of wide decimals. */
public final class Int128Column implements Column {
  /** The upper 64 bits of each row, with the sign. */
  public final long[] high;

  /** The lower 64 bits of each row, unsigned. */
  public final long[] low;

  private final Nulls nulls;

  public Int128Column(int capacity) {
    this.high = new long[capacity];
    this.low = new long[capacity];
    this.nulls = new Nulls(capacity);
  }

  @Override
  public int capacity() {
    return high.length;
  }

  @Override
  public Nulls nulls() {
    return nulls;
  }

  @Override
  public void clear() {
    nulls.clear();
  }

  public void set(int row, long high, long low) {
    this.high[row] = high;
    this.low[row] = low;
  }

  @Override
  public void copy(Column source, int sourceRow, int row) {
    Int128Column from = (Int128Column) source;
    set(row, from.high[sourceRow], from.low[sourceRow]);
    nulls.set(row, from.nulls.isNull(sourceRow));
  }

  @Override
  public void gather(Column source, int[] rows, int count, int start) {
    Int128Column from = (Int128Column) source;
    for (int i = 0; i < count; i++) {
      set(start + i, from.high[rows[i]], from.low[rows[i]]);
    }
    nulls.gather(from.nulls, rows, count, start);
  }
}
