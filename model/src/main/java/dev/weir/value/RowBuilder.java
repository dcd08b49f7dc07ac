package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import java.util.Arrays;

/** Encodes rows of a type: {@link #start}, each field in order, {@link #finish}. */
public final class RowBuilder implements ElementSink {
  private final RowShape shape;
  private final byte[] fixed;
  private final ByteBuilder variable = new ByteBuilder();
  private int field;

  /** A builder of rows of that type. */
  public RowBuilder(RowType type) {
    this.shape = new RowShape(type);
    this.fixed = new byte[shape.fixedBytes];
  }

  /** Begins a row. */
  public RowBuilder start() {
    Arrays.fill(fixed, (byte) 0);
    variable.clear();
    field = 0;
    return this;
  }

  @Override
  public void addNull() {
    Bits.set(fixed, 0, field);
    if (RowShape.isVariable(shape.layouts[field])) {
      Bits.putInt(fixed, shape.slots[field], variable.length());
    }
    field++;
  }

  @Override
  public void addLong(long value) {
    Bits.putLong(fixed, shape.slots[field++], value);
  }

  @Override
  public void addDouble(double value) {
    addLong(Double.doubleToLongBits(value));
  }

  @Override
  public void addInt128(long high, long low) {
    int at = shape.slots[field++];
    Bits.putLong(fixed, at, low);
    Bits.putLong(fixed, at + 8, high);
  }

  @Override
  public void addBytes(byte[] data, int offset, int length) {
    variable.add(data, offset, length);
    Bits.putInt(fixed, shape.slots[field++], variable.length());
  }

  /** Adds the row's encoding to {@code out}. */
  public void finish(ByteBuilder out) {
    if (field != shape.slots.length) {
      throw new IllegalStateException(field + " of " + shape.slots.length + " fields");
    }
    out.add(fixed, 0, fixed.length);
    out.add(variable.data, 0, variable.length());
  }

  /** The row's encoding in an array of its own. */
  public Slice toSlice() {
    ByteBuilder out = new ByteBuilder();
    finish(out);
    return Slice.of(out.toBytes());
  }
}
