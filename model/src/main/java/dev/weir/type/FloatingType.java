package dev.weir.type;

/** FLOAT or DOUBLE. A FLOAT is kept as the double of the same value. */
public record FloatingType(boolean doublePrecision, boolean nullable) implements SqlType {

  @Override
  public FloatingType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new FloatingType(doublePrecision, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.DOUBLE;
  }

  @Override
  public String name() {
    return doublePrecision ? "DOUBLE" : "FLOAT";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
