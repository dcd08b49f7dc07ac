package dev.weir.type;

/**
 * MAP: keys with a value each, in the order in which they were put in. Each map is encoded; see
 * {@code dev.weir.value}.
 */
public record MapType(SqlType key, SqlType value, boolean nullable) implements SqlType {

  @Override
  public MapType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new MapType(key, value, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.BYTES;
  }

  @Override
  public String name() {
    return "MAP<" + key + ", " + value + ">";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
