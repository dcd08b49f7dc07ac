package dev.weir.type;

/** ARRAY: values of one type in order. Each value is encoded; see {@code dev.weir.value}. */
public record ArrayType(SqlType element, boolean nullable) implements SqlType {

  @Override
  public ArrayType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new ArrayType(element, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return "ARRAY<" + element + ">";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
