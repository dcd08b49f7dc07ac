package dev.weir.type;

/** MULTISET: values and how often each is in it, kept as a map from value to count. */
public record MultisetType(SqlType element, boolean nullable) implements SqlType {

  /** The map from value to count that a multiset is kept as. */
  public MapType asMap() {
    return new MapType(element, Types.INT.withNullable(false), nullable);
  }

  @Override
  public MultisetType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new MultisetType(element, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return "MULTISET<" + element + ">";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
