package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import java.util.Arrays;

/**
 * Encodes arrays: {@link #start}, the elements, {@link #finish}. The count need not be known
 * before.
 */
public final class ArrayBuilder implements ElementSink {
  private final int width;
  private byte[] nulls = new byte[8];
  private final ByteBuilder slots = new ByteBuilder();
  private final ByteBuilder variable = new ByteBuilder();
  private int size;

  /** A builder of arrays whose elements have that layout. */
  public ArrayBuilder(Layout element) {
    this.width = Bits.width(element);
  }

  /** A builder of arrays whose elements have that type. */
  public ArrayBuilder(SqlType element) {
    this(element.layout());
  }

  /** Begins an empty array. */
  public ArrayBuilder start() {
    Arrays.fill(nulls, (byte) 0);
    slots.clear();
    variable.clear();
    size = 0;
    return this;
  }

  /** How many elements there are so far. */
  public int size() {
    return size;
  }

  @Override
  public void addNull() {
    int index = size;
    int at = slot();
    Bits.set(nulls, 0, index);
    if (width == Bits.width(Layout.BYTES)) {
      Bits.putInt(slots.data, at, variable.length());
    } else {
      Arrays.fill(slots.data, at, at + width, (byte) 0);
    }
  }

  @Override
  public void addLong(long value) {
    int at = slot();
    Bits.putLong(slots.data, at, value);
  }

  @Override
  public void addDouble(double value) {
    addLong(Double.doubleToLongBits(value));
  }

  @Override
  public void addInt128(long high, long low) {
    int at = slot();
    Bits.putLong(slots.data, at, low);
    Bits.putLong(slots.data, at + 8, high);
  }

  @Override
  public void addBytes(byte[] data, int offset, int length) {
    variable.add(data, offset, length);
    endBytes();
  }

  /**
   * Where the bytes of a next element of layout BYTES or ROW can be written in place; they become
   * an element by {@link #endBytes}.
   */
  public ByteBuilder bytes() {
    return variable;
  }

  /** Makes what was written to {@link #bytes} since the last element an element. */
  public void endBytes() {
    int at = slot();
    Bits.putInt(slots.data, at, variable.length());
  }

  /** Adds the array's encoding to {@code out}. */
  public void finish(ByteBuilder out) {
    int nullBytes = Bits.bytesOfBits(size);
    int at = out.reserve(Bits.COUNT_BYTES);
    Bits.putInt(out.data, at, size);
    out.add(nulls, 0, nullBytes);
    out.add(slots.data, 0, slots.length());
    out.add(variable.data, 0, variable.length());
  }

  /** The array's encoding in an array of its own. */
  public Slice toSlice() {
    ByteBuilder out = new ByteBuilder();
    finish(out);
    return Slice.of(out.toBytes());
  }

  private int slot() {
    if (size >>> 3 == nulls.length) {
      nulls = Arrays.copyOf(nulls, 2 * nulls.length);
    }
    size++;
    return slots.reserve(width);
  }
}
