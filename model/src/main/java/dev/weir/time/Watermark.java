package dev.weir.time;

/** Watermark W says: no row with an event time of W or before is expected any more. */
public final class Watermark {
  /** No watermark yet. */
  public static final long NONE = Long.MIN_VALUE;

  /** The watermark at the end of a bounded input: every window closes. */
  public static final long END = Long.MAX_VALUE;

  private Watermark() {}
}
