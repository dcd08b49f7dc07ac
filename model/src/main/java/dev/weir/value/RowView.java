package dev.weir.value;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.type.RowType;

/** An encoded row that is read where it lies; one view reads many rows of a type in turn. */
public final class RowView implements Elements {
  private final RowShape shape;
  private byte[] data = new byte[0];
  private int start;

  /** A view of rows of that type. */
  public RowView(RowType type) {
    this.shape = new RowShape(type);
  }

  /** Points the view at a row that starts there. */
  public RowView set(byte[] bytes, int offset) {
    data = bytes;
    start = offset;
    return this;
  }

  /** Points the view at the row that these bytes are. */
  public RowView set(Slice row) {
    return set(row.data, row.offset);
  }

  @Override
  public int size() {
    return shape.slots.length;
  }

  @Override
  public boolean isNull(int index) {
    return Bits.isSet(data, start, index);
  }

  @Override
  public long longAt(int index) {
    return Bits.longAt(data, start + shape.slots[index]);
  }

  @Override
  public double doubleAt(int index) {
    return Double.longBitsToDouble(longAt(index));
  }

  @Override
  public void int128At(int index, Int128 out) {
    int at = start + shape.slots[index];
    out.set(Bits.longAt(data, at + 8), Bits.longAt(data, at));
  }

  @Override
  public void bytesAt(int index, Slice out) {
    int before = shape.previous[index];
    int from = before < 0 ? 0 : Bits.intAt(data, start + shape.slots[before]);
    int to = Bits.intAt(data, start + shape.slots[index]);
    out.set(data, start + shape.fixedBytes + from, to - from);
  }
}
