package dev.weir.time;

/**
 * How event time is cut into windows. Sizes, steps and offsets are milliseconds; windows start at
 * the offset from the epoch, hold their start and not their end.
 */
public sealed interface Window {

  /** Windows of one size, one after the other. */
  record Tumble(long size, long offset) implements Window {
    public Tumble {
      positive(size, "size");
    }
  }

  /**
   * Windows of one size, a new one at each slide; size is a multiple of slide. What several windows
   * share is put together from the newest to the oldest or the other way, which decides the order
   * of lists and the last digits of sums.
   */
  record Hop(long slide, long size, long offset, boolean newestFirst) implements Window {
    public Hop {
      multiple(size, slide);
    }

    /** From the newest to the oldest, as a windowing table function does. */
    public Hop(long slide, long size, long offset) {
      this(slide, size, offset, true);
    }
  }

  /**
   * Windows that start together and end a step later each, up to size; size is a multiple of step.
   */
  record Cumulate(long step, long size, long offset) implements Window {
    public Cumulate {
      multiple(size, step);
    }
  }

  /** Windows that end when no row came for a gap. */
  record Session(long gap) implements Window {
    public Session {
      positive(gap, "gap");
    }
  }

  /**
   * The windows that rows were put into before: the time column is the end of the window, in wall
   * clock time. {@code local} says that the event time which the windows cut is TIMESTAMP_LTZ.
   */
  record Attached(boolean local) implements Window {}

  /** The start of the tumbling window of that size which holds the instant; also before 1970. */
  static long start(long millis, long size, long offset) {
    return millis - Math.floorMod(millis - offset, size);
  }

  private static void positive(long millis, String what) {
    if (millis <= 0) {
      throw new IllegalArgumentException(what + "=" + millis);
    }
  }

  private static void multiple(long size, long step) {
    positive(size, "size");
    positive(step, "step");
    if (size % step != 0) {
      throw new IllegalArgumentException("size=" + size + " is no multiple of step=" + step);
    }
  }
}
