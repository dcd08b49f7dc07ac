package dev.weir.type;

/**
 * INTERVAL YEAR TO MONTH, counted in months, or INTERVAL DAY TO SECOND, counted in milliseconds.
 */
public record IntervalType(boolean months, boolean nullable) implements SqlType {

  @Override
  public IntervalType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new IntervalType(months, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return months ? "INTERVAL MONTH" : "INTERVAL SECOND(3)";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
