package dev.weir.type;

/**
 * BINARY(n), VARBINARY(n) or BYTES, which is VARBINARY of the largest length. Lengths count bytes.
 */
public record BinaryType(int length, boolean fixed, boolean nullable) implements SqlType {

  /** The length of BYTES. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  @Override
  public BinaryType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new BinaryType(length, fixed, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return fixed
        ? "BINARY(" + length + ")"
        : length == UNBOUNDED ? "BYTES" : "VARBINARY(" + length + ")";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
