package dev.weir.plan;

/**
 * When windows give results besides the one at their end. Early: what there is, {@code earlyMillis}
 * after the first row that is new and every so often until the window ends. Late: what rows change
 * that come up to {@code latenessMillis} after the end, {@code lateMillis} after the first of them.
 * Delays are of the clock; 0 is with every batch of rows, {@link #NEVER} not at all.
 */
public record Emission(long earlyMillis, long lateMillis, long latenessMillis) {
  /** A delay that never passes. */
  public static final long NEVER = -1;

  /** Each result once. */
  public static final Emission AT_END = new Emission(NEVER, NEVER, 0);

  /** Whether there are early results. */
  public boolean early() {
    return earlyMillis != NEVER;
  }

  /** Whether there are late results. */
  public boolean late() {
    return lateMillis != NEVER && latenessMillis > 0;
  }

  /** Whether the result of a window may change after it was given. */
  public boolean updates() {
    return early() || late();
  }
}
