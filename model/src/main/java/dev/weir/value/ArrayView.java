package dev.weir.value;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;

/** An encoded array that is read where it lies; one view reads many arrays of a type in turn. */
public final class ArrayView implements Elements {
  private final int width;
  private byte[] data = new byte[Bits.COUNT_BYTES];
  private int size;
  private int nulls;
  private int slots;
  private int variable;

  /** A view of arrays whose elements have that layout. */
  public ArrayView(Layout element) {
    this.width = Bits.width(element);
  }

  /** A view of arrays whose elements have that type. */
  public ArrayView(SqlType element) {
    this(element.layout());
  }

  /** Points the view at an array that starts there. */
  public ArrayView set(byte[] bytes, int offset) {
    data = bytes;
    size = Bits.intAt(bytes, offset);
    nulls = offset + Bits.COUNT_BYTES;
    slots = nulls + Bits.bytesOfBits(size);
    variable = slots + size * width;
    return this;
  }

  /** Points the view at the array that these bytes are. */
  public ArrayView set(Slice array) {
    return set(array.data, array.offset);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isNull(int index) {
    return Bits.isSet(data, nulls, index);
  }

  @Override
  public long longAt(int index) {
    return Bits.longAt(data, slots + index * width);
  }

  @Override
  public double doubleAt(int index) {
    return Double.longBitsToDouble(longAt(index));
  }

  @Override
  public void int128At(int index, Int128 out) {
    int at = slots + index * width;
    out.set(Bits.longAt(data, at + 8), Bits.longAt(data, at));
  }

  @Override
  public void bytesAt(int index, Slice out) {
    int start = index == 0 ? 0 : Bits.intAt(data, slots + (index - 1) * width);
    out.set(data, variable + start, Bits.intAt(data, slots + index * width) - start);
  }
}
