package dev.weir.type;

/** The type of a bare NULL. */
public record NullType(boolean nullable) implements SqlType {

  @Override
  public NullType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new NullType(nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return "NULL";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
