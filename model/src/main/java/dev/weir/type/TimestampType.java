package dev.weir.type;

/**
 * TIMESTAMP(p), a reading of a wall clock, or TIMESTAMP_LTZ(p), an instant (local). A count of
 * {@link #unitsPerSecond} since 1970-01-01 00:00:00.
 */
public record TimestampType(int precision, boolean local, boolean nullable) implements SqlType {

  /**
   * Ticks of the stored value in a second: thousandths up to precision 3, millionths up to 6,
   * billionths beyond (which reach from the year 1677 to 2262).
   */
  public long unitsPerSecond() {
    return precision <= 3 ? 1_000L : precision <= 6 ? 1_000_000L : 1_000_000_000L;
  }

  @Override
  public TimestampType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new TimestampType(precision, local, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return (local ? "TIMESTAMP_LTZ(" : "TIMESTAMP(") + precision + ")";
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
