package dev.weir.plan;

/**
 * Which rows OVER sees, up to the current one: with ROWS that many before it; with RANGE those
 * within that many milliseconds, and all that are equal to it in the order.
 */
public record OverFrame(boolean rows, long preceding) {
  /** All rows since the first. */
  public static final long UNBOUNDED = -1;

  public OverFrame {
    if (preceding < UNBOUNDED) {
      throw new IllegalArgumentException("preceding=" + preceding);
    }
  }

  public boolean bounded() {
    return preceding != UNBOUNDED;
  }
}
