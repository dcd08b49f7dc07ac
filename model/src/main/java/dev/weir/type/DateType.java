package dev.weir.type;

/** DATE: days since 1970-01-01. */
public record DateType(boolean nullable) implements SqlType {

  @Override
  public DateType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new DateType(nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return "DATE";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
