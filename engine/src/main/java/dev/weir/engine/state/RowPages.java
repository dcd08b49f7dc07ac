package dev.weir.engine.state;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.type.SqlType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Rows as runs of bytes in pages, each at a slot that it keeps until it is removed; then the slot
 * is used again.
 *
 * <p>A row lies in one place, so that finding it costs one miss of the cache and not one for each
 * column, takes no more bytes than its values need, and is never copied because the state grows.
 * Rows that are worked on as columns lie in a {@link RowStore} instead.
 *
 * <p>A row is its fixed parts, the bits that say NULL, and the bytes of its strings. The fixed part
 * of a string says where its bytes end.
 */
public final class RowPages implements StoredRows {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FIRST_CAPACITY = 16;

  /** Bytes in pages without rows that are worth reclaiming. */
  private static final long LEAST_WASTED = 2 << 20;

  private final RowField[] fields;
  private final int nullsAt;
  private final int fixed;
  private final int lastBytes;
  private final PageHeap heap = new PageHeap();
  private final BitSet live = new BitSet();

  /** Where each row is; that of a removed one until its slot is used again. */
  private int[] addresses = new int[FIRST_CAPACITY];

  private int bound;
  private int[] free = {};
  private int freeCount;

  // The row being written:
  private byte[] page = {};
  private int start;
  private int end;

  public RowPages(List<SqlType> types) {
    RowField.Layout layout = new RowField.Layout();
    this.fields = layout.fields(types).toArray(RowField[]::new);
    this.nullsAt = layout.width();
    this.fixed = layout.width() + layout.nullBytes();
    this.lastBytes = layout.lastBytes();
  }

  /** How many rows there are. */
  public int size() {
    return bound - freeCount;
  }

  /** One more than the largest slot in use so far. */
  public int bound() {
    return bound;
  }

  @Override
  public int capacity() {
    return addresses.length;
  }

  public int columnCount() {
    return fields.length;
  }

  /** Bytes of memory taken by the rows, with where they are. */
  public long bytes() {
    return heap.held() + 4L * addresses.length;
  }

  public boolean isLive(int slot) {
    return live.get(slot);
  }

  /** The slots of all rows, ascending. */
  public int[] slots() {
    int[] slots = new int[size()];
    int at = 0;
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      slots[at++] = slot;
    }
    return slots;
  }

  /** Copies a row of the batch, whose columns for this store are {@code from}; returns its slot. */
  public int add(Batch batch, int[] from, int row) {
    if (heap.wasted() > LEAST_WASTED + heap.live()) {
      reclaim();
    }
    int slot = freeCount > 0 ? free[--freeCount] : bound++;
    if (slot == addresses.length) {
      addresses = Arrays.copyOf(addresses, Math.multiplyExact(2, slot));
    }
    live.set(slot);
    addresses[slot] = heap.allocate(length(batch, from, row));
    write(addresses[slot], batch, from, row);
    return slot;
  }

  /** Puts a row of the batch in the place of another. */
  public void replace(int slot, Batch batch, int[] from, int row) {
    assert live.get(slot) : slot;
    int before = length(slot);
    int length = length(batch, from, row);
    if (!PageHeap.fitsExactly(before, length)) {
      heap.free(addresses[slot], before);
      addresses[slot] = heap.allocate(length);
    }
    write(addresses[slot], batch, from, row);
  }

  private int length(Batch batch, int[] from, int row) {
    int length = fixed;
    for (int i = 0; lastBytes != RowField.NONE && i < fields.length; i++) {
      length += bytesOf(fields[i], batch.column(from[i]), row);
    }
    return length;
  }

  private void write(int address, Batch batch, int[] from, int row) {
    page = heap.pages[PageHeap.pageOf(address)];
    start = PageHeap.offset(address);
    end = 0;
    Arrays.fill(page, start + nullsAt, start + fixed, (byte) 0);
    for (int i = 0; i < fields.length; i++) {
      put(fields[i], batch.column(from[i]), row);
    }
  }

  private static int bytesOf(RowField field, Column column, int row) {
    return switch (field.kind()) {
      case BYTES -> column.isNull(row) ? 0 : ((BytesColumn) column).lengths[row];
      case ROW -> {
        int sum = 0;
        for (int i = 0; !column.isNull(row) && i < field.inner().size(); i++) {
          sum += bytesOf(field.inner().get(i), ((RowColumn) column).field(i), row);
        }
        yield sum;
      }
      default -> 0;
    };
  }

  private void put(RowField field, Column column, int row) {
    if (column.isNull(row)) {
      putNull(field);
      return;
    }
    int at = start + field.offset();
    switch (field.kind()) {
      case BYTE -> page[at] = (byte) ((LongColumn) column).values[row];
      case SHORT -> SHORT.set(page, at, (short) ((LongColumn) column).values[row]);
      case INT -> INT.set(page, at, (int) ((LongColumn) column).values[row]);
      case LONG -> LONG.set(page, at, ((LongColumn) column).values[row]);
      case FLOAT ->
          INT.set(page, at, Float.floatToRawIntBits((float) ((DoubleColumn) column).values[row]));
      case DOUBLE ->
          LONG.set(page, at, Double.doubleToRawLongBits(((DoubleColumn) column).values[row]));
      case INT128 -> {
        Int128Column wide = (Int128Column) column;
        LONG.set(page, at, wide.low[row]);
        LONG.set(page, at + Long.BYTES, wide.high[row]);
      }
      case BYTES -> putBytes(at, (BytesColumn) column, row);
      case ROW -> {
        for (int i = 0; i < field.inner().size(); i++) {
          put(field.inner().get(i), ((RowColumn) column).field(i), row);
        }
      }
    }
  }

  private void putBytes(int at, BytesColumn column, int row) {
    int length = column.lengths[row];
    System.arraycopy(column.data, column.offsets[row], page, start + fixed + end, length);
    end += length;
    INT.set(page, at, end);
  }

  /** Sets the bit, and makes the fixed part what it is for all NULLs, so that rows compare. */
  private void putNull(RowField field) {
    page[start + nullsAt + (field.bit() >>> 3)] |= (byte) (1 << (field.bit() & 7));
    int at = start + field.offset();
    if (field.kind() == RowField.Kind.BYTES) {
      INT.set(page, at, end);
    } else {
      Arrays.fill(page, at, at + field.kind().width, (byte) 0);
    }
    for (RowField inner : field.inner()) {
      putNull(inner);
    }
  }

  public void remove(int slot) {
    assert live.get(slot) : slot;
    live.clear(slot);
    heap.free(addresses[slot], length(slot));
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(FIRST_CAPACITY, 2 * freeCount));
    }
    free[freeCount++] = slot;
  }

  /** Removes all rows, keeping a little memory for new ones. */
  public void clear() {
    heap.clear();
    live.clear();
    bound = 0;
    freeCount = 0;
  }

  private int length(int slot) {
    return lastBytes == RowField.NONE
        ? fixed
        : fixed + (int) INT.get(pageOf(slot), offset(slot) + lastBytes);
  }

  private byte[] pageOf(int slot) {
    return heap.pages[PageHeap.pageOf(addresses[slot])];
  }

  private int offset(int slot) {
    return PageHeap.offset(addresses[slot]);
  }

  /** Moves rows out of pages that are mostly empty. */
  private void reclaim() {
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      int from = PageHeap.pageOf(addresses[slot]);
      if (!heap.isCurrent(from) && heap.live(from) < PageHeap.PAGE / 2) {
        move(slot);
      }
    }
  }

  private void move(int slot) {
    byte[] source = pageOf(slot);
    int at = offset(slot);
    int length = length(slot);
    int address = heap.allocate(length);
    byte[] target = heap.pages[PageHeap.pageOf(address)];
    System.arraycopy(source, at, target, PageHeap.offset(address), length);
    heap.free(addresses[slot], length);
    addresses[slot] = address;
  }

  public boolean isNull(int slot, int column) {
    return isNull(pageOf(slot), offset(slot), fields[column]);
  }

  private boolean isNull(byte[] bytes, int at, RowField field) {
    return (bytes[at + nullsAt + (field.bit() >>> 3)] >>> (field.bit() & 7) & 1) != 0;
  }

  /** A value that is not NULL of a column that lies in longs. */
  public long longAt(int slot, int column) {
    return longAt(pageOf(slot), offset(slot), fields[column]);
  }

  private static long longAt(byte[] bytes, int at, RowField field) {
    int place = at + field.offset();
    return switch (field.kind()) {
      case BYTE -> bytes[place];
      case SHORT -> (short) SHORT.get(bytes, place);
      case INT -> (int) INT.get(bytes, place);
      default -> (long) LONG.get(bytes, place);
    };
  }

  /**
   * Copies a column of the rows at the given slots, in order, to {@code first} and on of a column
   * without NULLs there; a negative slot gives NULL.
   */
  public void read(int column, int[] slots, int count, Column into, int first) {
    RowField field = fields[column];
    if (field.kind() == RowField.Kind.LONG) {
      readLongs(field, slots, count, (LongColumn) into, first);
      return;
    }
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      if (slot < 0) {
        into.nulls().set(first + i);
      } else {
        copy(field, pageOf(slot), offset(slot), into, first + i);
      }
    }
  }

  private void readLongs(RowField field, int[] slots, int count, LongColumn into, int first) {
    byte[][] pages = heap.pages;
    int mask = 1 << (field.bit() & 7);
    int nullAt = nullsAt + (field.bit() >>> 3);
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      if (slot < 0) {
        into.nulls().set(first + i);
        continue;
      }
      int address = addresses[slot];
      byte[] bytes = pages[PageHeap.pageOf(address)];
      int at = PageHeap.offset(address);
      into.values[first + i] = (long) LONG.get(bytes, at + field.offset());
      if ((bytes[at + nullAt] & mask) != 0) {
        into.nulls().set(first + i);
      }
    }
  }

  private void copy(RowField field, byte[] bytes, int at, Column into, int row) {
    if (isNull(bytes, at, field)) {
      into.nulls().set(row);
      return;
    }
    int place = at + field.offset();
    switch (field.kind()) {
      case BYTE, SHORT, INT, LONG -> ((LongColumn) into).values[row] = longAt(bytes, at, field);
      case FLOAT ->
          ((DoubleColumn) into).values[row] = Float.intBitsToFloat((int) INT.get(bytes, place));
      case DOUBLE ->
          ((DoubleColumn) into).values[row] =
              Double.longBitsToDouble((long) LONG.get(bytes, place));
      case INT128 -> {
        ((Int128Column) into).low[row] = (long) LONG.get(bytes, place);
        ((Int128Column) into).high[row] = (long) LONG.get(bytes, place + Long.BYTES);
      }
      case BYTES -> {
        int from = bytesStart(field, bytes, at);
        int length = (int) INT.get(bytes, place) - from;
        ((BytesColumn) into).append(row, bytes, at + fixed + from, length);
      }
      case ROW -> {
        for (int i = 0; i < field.inner().size(); i++) {
          copy(field.inner().get(i), bytes, at, ((RowColumn) into).field(i), row);
        }
      }
    }
  }

  private static int bytesStart(RowField field, byte[] bytes, int at) {
    return field.before() == RowField.NONE ? 0 : (int) INT.get(bytes, at + field.before());
  }

  /** Copies whole rows to the columns of an empty batch, in order. */
  public void read(int[] slots, int count, Batch into) {
    for (int i = 0; i < fields.length; i++) {
      read(i, slots, count, into.column(i), 0);
    }
    into.setSize(count);
  }

  /** Copies a column of one row to a place that is not NULL. */
  public void read(int column, int slot, Column into, int row) {
    copy(fields[column], pageOf(slot), offset(slot), into, row);
  }

  @Override
  public boolean same(int slot, Batch batch, int[] from, int row) {
    byte[] bytes = pageOf(slot);
    int at = offset(slot);
    for (int i = 0; i < fields.length; i++) {
      if (!same(fields[i], bytes, at, batch.column(from[i]), row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two rows are the same, bit by bit. */
  public boolean same(int a, int b) {
    int length = length(a);
    int from = offset(a);
    int to = offset(b);
    return length == length(b)
        && Arrays.equals(pageOf(a), from, from + length, pageOf(b), to, to + length);
  }

  /**
   * Orders a value of the row at a slot and one of a batch, neither being NULL, as {@link
   * ColumnComparison#compare} does. {@code scratch} is an empty column of this type, to be used.
   */
  public int compare(int column, int slot, Column other, int row, Column scratch) {
    RowField field = fields[column];
    return switch (field.kind()) {
      case BYTE, SHORT, INT, LONG ->
          Long.compare(longAt(slot, column), ((LongColumn) other).values[row]);
      case BYTES -> {
        byte[] bytes = pageOf(slot);
        int at = offset(slot);
        int from = at + fixed + bytesStart(field, bytes, at);
        int to = at + fixed + (int) INT.get(bytes, at + field.offset());
        BytesColumn strings = (BytesColumn) other;
        int first = strings.offsets[row];
        int end = first + strings.lengths[row];
        yield Arrays.compareUnsigned(bytes, from, to, strings.data, first, end);
      }
      case FLOAT, DOUBLE, INT128, ROW -> {
        scratch.clear();
        copy(field, pageOf(slot), offset(slot), scratch, 0);
        yield ColumnComparison.compare(scratch, 0, other, row);
      }
    };
  }

  /** As {@link ColumnComparison#same}. */
  private boolean same(RowField field, byte[] bytes, int at, Column column, int row) {
    boolean isNull = isNull(bytes, at, field);
    if (isNull || column.isNull(row)) {
      return isNull && column.isNull(row);
    }
    int place = at + field.offset();
    return switch (field.kind()) {
      case BYTE, SHORT, INT, LONG -> longAt(bytes, at, field) == ((LongColumn) column).values[row];
      case FLOAT ->
          ColumnComparison.same(
              Float.intBitsToFloat((int) INT.get(bytes, place)),
              ((DoubleColumn) column).values[row]);
      case DOUBLE ->
          ColumnComparison.same(
              Double.longBitsToDouble((long) LONG.get(bytes, place)),
              ((DoubleColumn) column).values[row]);
      case INT128 ->
          (long) LONG.get(bytes, place) == ((Int128Column) column).low[row]
              && (long) LONG.get(bytes, place + Long.BYTES) == ((Int128Column) column).high[row];
      case BYTES -> {
        BytesColumn strings = (BytesColumn) column;
        int first = bytesStart(field, bytes, at);
        int length = (int) INT.get(bytes, place) - first;
        yield Slice.same(
            bytes,
            at + fixed + first,
            length,
            strings.data,
            strings.offsets[row],
            strings.lengths[row]);
      }
      case ROW -> {
        boolean same = true;
        for (int i = 0; same && i < field.inner().size(); i++) {
          same = same(field.inner().get(i), bytes, at, ((RowColumn) column).field(i), row);
        }
        yield same;
      }
    };
  }
}
