package dev.weir.type;

/** TIME(p): milliseconds since midnight, whatever the precision, as in Flink. */
public record TimeType(int precision, boolean nullable) implements SqlType {

  @Override
  public TimeType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new TimeType(precision, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return "TIME(" + precision + ")";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
