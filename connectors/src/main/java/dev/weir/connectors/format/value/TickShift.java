package dev.weir.connectors.format.value;

import dev.weir.type.TimestampType;

/** Turns counts of some unit into ticks of a type of timestamps, and back. */
public final class TickShift {
  private final long unit;
  private final long ticks;
  private final long step;

  /** For counts of which there are {@code unitsPerSecond} in a second. */
  public TickShift(TimestampType type, long unitsPerSecond) {
    this.unit = unitsPerSecond;
    this.ticks = type.unitsPerSecond();
    long fractions = 1;
    for (int i = 0; i < type.precision(); i++) {
      fractions *= 10;
    }
    this.step = ticks / fractions;
  }

  /**
   * The ticks, without what is beyond the type's precision; ArithmeticException if out of range.
   */
  public long toTicks(long count) {
    long value =
        ticks >= unit
            ? Math.multiplyExact(count, ticks / unit)
            : Math.floorDiv(count, unit / ticks);
    return step == 1 ? value : value - Math.floorMod(value, step);
  }

  /** The count, rounded down; ArithmeticException if out of range. */
  public long toCount(long value) {
    return unit >= ticks
        ? Math.multiplyExact(value, unit / ticks)
        : Math.floorDiv(value, ticks / unit);
  }
}
