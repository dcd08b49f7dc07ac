package dev.weir.type;

/** BOOLEAN: 0 or 1 in a long. */
public record BooleanType(boolean nullable) implements SqlType {

  @Override
  public BooleanType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new BooleanType(nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return "BOOLEAN";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
