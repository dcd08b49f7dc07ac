package dev.weir.type;

/**
 * CHAR(n), VARCHAR(n) or STRING, which is VARCHAR of the largest length. Lengths count characters.
 */
public record CharacterType(int length, boolean fixed, boolean nullable) implements SqlType {

  /** The length of STRING. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  @Override
  public CharacterType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new CharacterType(length, fixed, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return fixed
        ? "CHAR(" + length + ")"
        : length == UNBOUNDED ? "STRING" : "VARCHAR(" + length + ")";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
