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
 * <p>A row is some bits, its fixed parts, and the bytes of its strings. The fixed part of a string
 * says where its bytes end. Most rows are short: their longs are kept as differences from the first
 * that came in their column, in half the bytes. Strings are coded as {@link TextCodec} does.
 */
public final class RowPages implements StoredRows {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FIRST_CAPACITY = 16;

  /** From so many slots on, their number grows by a quarter only. */
  private static final int MANY_SLOTS = 1 << 16;

  /** Bytes in pages without rows that are worth reclaiming. */
  private static final long LEAST_WASTED = 2 << 20;

  /** More bytes of strings than a short row has. */
  private static final int MANY_BYTES = 1 << 16;

  private final RowForm any;
  private final RowForm brief;
  private final RowField[] anyFields;
  private final RowField[] briefFields;
  private final boolean anyBytes;
  private final RowTexts texts;

  /** By bit of a field of longs: the first value that came, which those of short rows are near. */
  private final long[] bases;

  private final boolean[] hasBase;
  private final PageHeap heap;
  private final BitSet live = new BitSet();

  /** How many bytes of pages may be without rows, until some pages are emptied. */
  private long bearable = LEAST_WASTED;

  /** Where each row is; that of a removed one until its slot is used again. */
  private int[] addresses = new int[FIRST_CAPACITY];

  private int bound;
  private int[] free = {};
  private int freeCount;

  // The row being written:
  private boolean isBrief;
  private byte[] page = {};
  private int start;
  private int end;

  // Strings being compared:
  private final DecodedText decoded = new DecodedText();
  private final DecodedText otherDecoded = new DecodedText();
  private final Slice otherText = new Slice();

  public RowPages(List<SqlType> types) {
    this.any = RowForm.any(types);
    this.brief = RowForm.brief(types);
    this.anyFields = any.fields().toArray(RowField[]::new);
    this.briefFields = brief.fields().toArray(RowField[]::new);
    this.anyBytes = any.lastBytes() != RowField.NONE;
    this.texts = new RowTexts(any);
    this.heap = anyBytes ? PageHeap.ofLongRuns() : PageHeap.ofShortRuns();
    this.bases = new long[8 * any.bitBytes()];
    this.hasBase = new boolean[bases.length];
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
    return anyFields.length;
  }

  /** Bytes of memory taken by the rows, with where they are. */
  public long bytes() {
    return heap.held() + 4L * addresses.length + texts.memory();
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
    if (heap.wasted() > Math.min(bearable, LEAST_WASTED + heap.live())) {
      reclaim();
    }
    int slot = freeCount > 0 ? free[--freeCount] : bound++;
    if (slot == addresses.length) {
      int more = slot < MANY_SLOTS ? slot : slot / 4;
      addresses = Arrays.copyOf(addresses, Math.addExact(slot, more));
    }
    live.set(slot);
    addresses[slot] = heap.allocate(measure(batch, from, row));
    write(addresses[slot], batch, from, row);
    return slot;
  }

  /** Puts a row of the batch in the place of another. */
  public void replace(int slot, Batch batch, int[] from, int row) {
    assert live.get(slot) : slot;
    int before = length(slot);
    int length = measure(batch, from, row);
    if (!heap.fitsExactly(before, length)) {
      heap.free(addresses[slot], before);
      addresses[slot] = heap.allocate(length);
    }
    write(addresses[slot], batch, from, row);
  }

  /** Chooses the form of a row to be written; returns its length. */
  private int measure(Batch batch, int[] from, int row) {
    int bytes = 0;
    boolean near = true;
    texts.begin();
    for (int i = 0; i < anyFields.length; i++) {
      RowField field = anyFields[i];
      Column column = batch.column(from[i]);
      near &= isNear(field, column, row);
      bytes += anyBytes ? bytesOf(field, column, row) : 0;
    }
    isBrief = near && bytes < MANY_BYTES;
    return form(isBrief).fixed() + bytes;
  }

  /** Whether the longs of a field can be kept as differences. */
  private boolean isNear(RowField field, Column column, int row) {
    return switch (field.kind()) {
      case LONG -> column.isNull(row) || isNear(field.bit(), ((LongColumn) column).values[row]);
      case ROW -> {
        boolean near = true;
        for (int i = 0; !column.isNull(row) && i < field.inner().size(); i++) {
          near &= isNear(field.inner().get(i), ((RowColumn) column).field(i), row);
        }
        yield near;
      }
      case BYTE, SHORT, INT, NEAR, FLOAT, DOUBLE, INT128, BYTES, BRIEF -> true;
    };
  }

  private boolean isNear(int bit, long value) {
    if (!hasBase[bit]) {
      hasBase[bit] = true;
      bases[bit] = value;
    }
    // A difference of more than 64 bits loses what adding it to the base loses again.
    long difference = value - bases[bit];
    return difference == (int) difference;
  }

  /** Writes a row in the form that was chosen for it. */
  private void write(int address, Batch batch, int[] from, int row) {
    page = heap.pages[heap.pageOf(address)];
    start = heap.offset(address);
    end = 0;
    Arrays.fill(page, start, start + form(isBrief).bitBytes(), (byte) 0);
    page[start] = (byte) (isBrief ? 0 : RowForm.LONG_ROW);
    RowField[] fields = isBrief ? briefFields : anyFields;
    for (int i = 0; i < fields.length; i++) {
      put(fields[i], batch.column(from[i]), row);
    }
  }

  private int bytesOf(RowField field, Column column, int row) {
    return switch (field.kind()) {
      case BYTES -> column.isNull(row) ? 0 : texts.measure(field, (BytesColumn) column, row);
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
      case NEAR ->
          INT.set(page, at, (int) (((LongColumn) column).values[row] - bases[field.bit()]));
      case FLOAT ->
          INT.set(page, at, Float.floatToRawIntBits((float) ((DoubleColumn) column).values[row]));
      case DOUBLE ->
          LONG.set(page, at, Double.doubleToRawLongBits(((DoubleColumn) column).values[row]));
      case INT128 -> {
        Int128Column wide = (Int128Column) column;
        LONG.set(page, at, wide.low[row]);
        LONG.set(page, at + Long.BYTES, wide.high[row]);
      }
      case BYTES, BRIEF -> putBytes(field, at, (BytesColumn) column, row);
      case ROW -> {
        for (int i = 0; i < field.inner().size(); i++) {
          put(field.inner().get(i), ((RowColumn) column).field(i), row);
        }
      }
    }
  }

  private void putBytes(RowField field, int at, BytesColumn column, int row) {
    int to = start + form(isBrief).fixed() + end;
    if (texts.isCoded(field)) {
      setBit(field.bit() + 1);
      end += texts.put(field, page, to);
    } else {
      System.arraycopy(column.data, column.offsets[row], page, to, column.lengths[row]);
      end += column.lengths[row];
    }
    putEnd(field, at);
  }

  private void putEnd(RowField field, int at) {
    if (field.kind() == RowField.Kind.BYTES) {
      INT.set(page, at, end);
    } else {
      SHORT.set(page, at, (short) end);
    }
  }

  /** Sets the bit, and makes the fixed part what it is for all NULLs, so that rows compare. */
  private void putNull(RowField field) {
    setBit(field.bit());
    int at = start + field.offset();
    if (field.kind() == RowField.Kind.BYTES || field.kind() == RowField.Kind.BRIEF) {
      putEnd(field, at);
    } else {
      Arrays.fill(page, at, at + field.kind().width, (byte) 0);
    }
    for (RowField inner : field.inner()) {
      putNull(inner);
    }
  }

  private void setBit(int bit) {
    page[start + (bit >>> 3)] |= (byte) (1 << (bit & 7));
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

  private int length(int slot) {
    byte[] bytes = pageOf(slot);
    int at = offset(slot);
    boolean itsBrief = isBrief(bytes, at);
    RowForm its = form(itsBrief);
    return its.fixed() + (anyBytes ? end(itsBrief, bytes, at + its.lastBytes()) : 0);
  }

  private RowForm form(boolean ofBrief) {
    return ofBrief ? brief : any;
  }

  private static boolean isBrief(byte[] bytes, int at) {
    return (bytes[at] & RowForm.LONG_ROW) == 0;
  }

  private RowField[] fieldsOf(byte[] bytes, int at) {
    return isBrief(bytes, at) ? briefFields : anyFields;
  }

  /** Where the bytes of a string end, by its fixed part. */
  private static int end(boolean itsBrief, byte[] bytes, int place) {
    return itsBrief ? (short) SHORT.get(bytes, place) & 0xFFFF : (int) INT.get(bytes, place);
  }

  private byte[] pageOf(int slot) {
    return heap.pages[heap.pageOf(addresses[slot])];
  }

  private int offset(int slot) {
    return heap.offset(addresses[slot]);
  }

  /**
   * Moves rows out of the emptier pages, if more than a quarter of all is lost. As it looks at all
   * rows, it waits then until an eighth is lost anew.
   */
  private void reclaim() {
    if (heap.wasted() > LEAST_WASTED + heap.live() / 3) {
      emptyPages();
    }
    bearable = Math.max(LEAST_WASTED + heap.live() / 3, heap.wasted() + heap.live() / 8);
  }

  private void emptyPages() {
    for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
      int from = heap.pageOf(addresses[slot]);
      if (!heap.isCurrent(from) && heap.live(from) < PageHeap.PAGE / 4 * 3) {
        move(slot);
      }
    }
    heap.giveBack();
  }

  private void move(int slot) {
    byte[] source = pageOf(slot);
    int at = offset(slot);
    int length = length(slot);
    int address = heap.allocate(length);
    byte[] target = heap.pages[heap.pageOf(address)];
    System.arraycopy(source, at, target, heap.offset(address), length);
    heap.free(addresses[slot], length);
    addresses[slot] = address;
  }

  public boolean isNull(int slot, int column) {
    return isNull(pageOf(slot), offset(slot), anyFields[column]);
  }

  private static boolean isNull(byte[] bytes, int at, RowField field) {
    return isSet(bytes, at, field.bit());
  }

  private static boolean isCoded(byte[] bytes, int at, RowField field) {
    return isSet(bytes, at, field.bit() + 1);
  }

  private static boolean isSet(byte[] bytes, int at, int bit) {
    return (bytes[at + (bit >>> 3)] >>> (bit & 7) & 1) != 0;
  }

  /** A value that is not NULL of a column that lies in longs. */
  public long longAt(int slot, int column) {
    byte[] bytes = pageOf(slot);
    int at = offset(slot);
    return longAt(bytes, at, fieldsOf(bytes, at)[column]);
  }

  private long longAt(byte[] bytes, int at, RowField field) {
    int place = at + field.offset();
    return switch (field.kind()) {
      case BYTE -> bytes[place];
      case SHORT -> (short) SHORT.get(bytes, place);
      case INT -> (int) INT.get(bytes, place);
      case NEAR -> bases[field.bit()] + (int) INT.get(bytes, place);
      default -> (long) LONG.get(bytes, place);
    };
  }

  /**
   * Copies a column of the rows at the given slots, in order, to {@code first} and on of a column
   * without NULLs there; a negative slot gives NULL.
   */
  public void read(int column, int[] slots, int count, Column into, int first) {
    if (anyFields[column].kind() == RowField.Kind.LONG) {
      readLongs(column, slots, count, (LongColumn) into, first);
      return;
    }
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      if (slot < 0) {
        into.nulls().set(first + i);
      } else {
        read(column, slot, into, first + i);
      }
    }
  }

  private void readLongs(int column, int[] slots, int count, LongColumn into, int first) {
    byte[][] pages = heap.pages;
    RowField whole = anyFields[column];
    int wholeAt = whole.offset();
    int nearAt = briefFields[column].offset();
    long base = bases[whole.bit()];
    int mask = 1 << (whole.bit() & 7);
    int nullAt = whole.bit() >>> 3;
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      if (slot < 0) {
        into.nulls().set(first + i);
        continue;
      }
      int address = addresses[slot];
      byte[] bytes = pages[heap.pageOf(address)];
      int at = heap.offset(address);
      into.values[first + i] =
          isBrief(bytes, at)
              ? base + (int) INT.get(bytes, at + nearAt)
              : (long) LONG.get(bytes, at + wholeAt);
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
      case BYTE, SHORT, INT, LONG, NEAR ->
          ((LongColumn) into).values[row] = longAt(bytes, at, field);
      case FLOAT ->
          ((DoubleColumn) into).values[row] = Float.intBitsToFloat((int) INT.get(bytes, place));
      case DOUBLE ->
          ((DoubleColumn) into).values[row] =
              Double.longBitsToDouble((long) LONG.get(bytes, place));
      case INT128 -> {
        ((Int128Column) into).low[row] = (long) LONG.get(bytes, place);
        ((Int128Column) into).high[row] = (long) LONG.get(bytes, place + Long.BYTES);
      }
      case BYTES, BRIEF -> copyBytes(field, bytes, at, (BytesColumn) into, row);
      case ROW -> {
        for (int i = 0; i < field.inner().size(); i++) {
          copy(field.inner().get(i), bytes, at, ((RowColumn) into).field(i), row);
        }
      }
    }
  }

  private void copyBytes(RowField field, byte[] bytes, int at, BytesColumn into, int row) {
    int from = bytesStart(field, bytes, at);
    int length = bytesEnd(field, bytes, at) - from;
    if (isCoded(bytes, at, field)) {
      texts.codec(field).decode(bytes, from, length, into, row);
    } else {
      into.append(row, bytes, from, length);
    }
  }

  /** Points at a string where it lies, or at what its code stands for. */
  private Slice text(RowField field, byte[] bytes, int at, DecodedText into) {
    int from = bytesStart(field, bytes, at);
    int length = bytesEnd(field, bytes, at) - from;
    if (isCoded(bytes, at, field)) {
      return into.decode(texts.codec(field), bytes, from, length);
    }
    into.slice.set(bytes, from, length);
    return into.slice;
  }

  /** Where in its page a string starts. */
  private int bytesStart(RowField field, byte[] bytes, int at) {
    boolean itsBrief = field.kind() == RowField.Kind.BRIEF;
    int before = field.before() == RowField.NONE ? 0 : end(itsBrief, bytes, at + field.before());
    return at + form(itsBrief).fixed() + before;
  }

  private int bytesEnd(RowField field, byte[] bytes, int at) {
    boolean itsBrief = field.kind() == RowField.Kind.BRIEF;
    return at + form(itsBrief).fixed() + end(itsBrief, bytes, at + field.offset());
  }

  /** Copies whole rows to the columns of an empty batch, in order. */
  public void read(int[] slots, int count, Batch into) {
    for (int i = 0; i < anyFields.length; i++) {
      read(i, slots, count, into.column(i), 0);
    }
    into.setSize(count);
  }

  /** Copies a column of one row to a place that is not NULL. */
  public void read(int column, int slot, Column into, int row) {
    byte[] bytes = pageOf(slot);
    int at = offset(slot);
    copy(fieldsOf(bytes, at)[column], bytes, at, into, row);
  }

  @Override
  public boolean same(int slot, Batch batch, int[] from, int row) {
    byte[] bytes = pageOf(slot);
    int at = offset(slot);
    RowField[] fields = fieldsOf(bytes, at);
    for (int i = 0; i < anyFields.length; i++) {
      if (!same(fields[i], bytes, at, batch.column(from[i]), row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two rows are the same, bit by bit. */
  public boolean same(int a, int b) {
    byte[] left = pageOf(a);
    byte[] right = pageOf(b);
    RowField[] leftFields = fieldsOf(left, offset(a));
    RowField[] rightFields = fieldsOf(right, offset(b));
    for (int i = 0; i < anyFields.length; i++) {
      if (!same(leftFields[i], left, offset(a), rightFields[i], right, offset(b))) {
        return false;
      }
    }
    return true;
  }

  private boolean same(RowField a, byte[] left, int leftAt, RowField b, byte[] right, int rightAt) {
    boolean isNull = isNull(left, leftAt, a);
    if (isNull || isNull(right, rightAt, b)) {
      return isNull && isNull(right, rightAt, b);
    }
    return switch (a.kind()) {
      case LONG, NEAR -> longAt(left, leftAt, a) == longAt(right, rightAt, b);
      case BYTE, SHORT, INT, FLOAT, DOUBLE, INT128 -> {
        int from = leftAt + a.offset();
        int to = rightAt + b.offset();
        int width = a.kind().width;
        yield Arrays.equals(left, from, from + width, right, to, to + width);
      }
      case BYTES, BRIEF ->
          Slice.same(text(a, left, leftAt, decoded), text(b, right, rightAt, otherDecoded));
      case ROW -> {
        boolean same = true;
        for (int i = 0; same && i < a.inner().size(); i++) {
          same = same(a.inner().get(i), left, leftAt, b.inner().get(i), right, rightAt);
        }
        yield same;
      }
    };
  }

  /**
   * Orders a value of the row at a slot and one of a batch, neither being NULL, as {@link
   * ColumnComparison#compare} does. {@code scratch} is an empty column of this type, to be used.
   */
  public int compare(int column, int slot, Column other, int row, Column scratch) {
    byte[] bytes = pageOf(slot);
    int at = offset(slot);
    RowField field = fieldsOf(bytes, at)[column];
    return switch (field.kind()) {
      case BYTE, SHORT, INT, LONG, NEAR ->
          Long.compare(longAt(bytes, at, field), ((LongColumn) other).values[row]);
      case BYTES, BRIEF -> {
        ((BytesColumn) other).get(row, otherText);
        yield Slice.compare(text(field, bytes, at, decoded), otherText);
      }
      case FLOAT, DOUBLE, INT128, ROW -> {
        scratch.clear();
        copy(field, bytes, at, scratch, 0);
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
      case BYTE, SHORT, INT, LONG, NEAR ->
          longAt(bytes, at, field) == ((LongColumn) column).values[row];
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
      case BYTES, BRIEF -> {
        ((BytesColumn) column).get(row, otherText);
        yield Slice.same(text(field, bytes, at, decoded), otherText);
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
