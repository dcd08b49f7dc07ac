package dev.weir.type;

/** VARIANT: a value that tells its own type, such as a JSON document. */
public record VariantType(boolean nullable) implements SqlType {

  @Override
  public VariantType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new VariantType(nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return "VARIANT";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
