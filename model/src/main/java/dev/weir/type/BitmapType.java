package dev.weir.type;

/** BITMAP: a set of 32-bit numbers. */
public record BitmapType(boolean nullable) implements SqlType {

  @Override
  public BitmapType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new BitmapType(nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return "BITMAP";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
