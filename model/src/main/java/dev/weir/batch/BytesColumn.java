package dev.weir.batch;

import java.util.Arrays;

/**
 * Strings and binary strings: each row is a run of bytes in one array that all rows share.
 *
 * <p>The array is either the column's own, filled by {@link #append}, or somebody else's, pointed
 * into by {@link #setSlice} after {@link #share}: that is how a decoder hands on strings without
 * copying them. {@link Slice#PADDING} readable bytes follow the last run in either case.
 */
public final class BytesColumn implements Column {
  private static final int FIRST_HEAP = 1 << 10;

  /** The array that offsets refer to. */
  public byte[] data;

  public final int[] offsets;
  public final int[] lengths;

  private final Nulls nulls;
  private byte[] heap;
  private int used;
  private boolean shared;

  public BytesColumn(int capacity) {
    this.offsets = new int[capacity];
    this.lengths = new int[capacity];
    this.nulls = new Nulls(capacity);
    this.heap = new byte[FIRST_HEAP];
    this.data = heap;
  }

  @Override
  public int capacity() {
    return offsets.length;
  }

  @Override
  public Nulls nulls() {
    return nulls;
  }

  @Override
  public void clear() {
    nulls.clear();
    used = 0;
    data = heap;
    shared = false;
  }

  /** Makes rows point into somebody else's array, until the next {@link #clear}. */
  public void share(byte[] array) {
    data = array;
    shared = true;
  }

  /** Points a row at a run of {@link #data}. */
  public void setSlice(int row, int offset, int length) {
    offsets[row] = offset;
    lengths[row] = length;
  }

  /** Copies bytes to the column's own array and points the row at them. */
  public void append(int row, byte[] source, int offset, int length) {
    int at = reserve(length);
    System.arraycopy(source, offset, heap, at, length);
    setSlice(row, at, length);
  }

  public void append(int row, Slice value) {
    append(row, value.data, value.offset, value.length);
  }

  /**
   * Makes room for that many bytes in the column's own array and returns where they start; {@link
   * #data} is that array.
   */
  public int reserve(int length) {
    if (shared) {
      throw new IllegalStateException("rows point into a shared array: clear the column first");
    }
    int at = used;
    long needed = (long) at + length + Slice.PADDING;
    if (needed > heap.length) {
      heap = Arrays.copyOf(heap, (int) Math.min(Math.max(needed, 2L * heap.length), 1 << 30));
      data = heap;
    }
    used = at + length;
    return at;
  }

  /** Points {@code slice} at a row's bytes. */
  public void get(int row, Slice slice) {
    slice.set(data, offsets[row], lengths[row]);
  }

  @Override
  public void copy(Column source, int sourceRow, int row) {
    BytesColumn from = (BytesColumn) source;
    boolean isNull = from.nulls.isNull(sourceRow);
    nulls.set(row, isNull);
    if (!isNull) {
      append(row, from.data, from.offsets[sourceRow], from.lengths[sourceRow]);
    }
  }

  @Override
  public void gather(Column source, int[] rows, int count, int start) {
    for (int i = 0; i < count; i++) {
      copy(source, rows[i], start + i);
    }
  }
}
