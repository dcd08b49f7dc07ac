package dev.weir.bench.load;

/**
 * Counts times in steps that grow with them, so that none is off by more than a hundredth; for any
 * time, in little memory.
 */
final class Histogram {
  /** Steps between a power of two and the next. */
  private static final int STEPS = 128;

  private static final int STEP_BITS = Integer.numberOfTrailingZeros(STEPS);

  private final long[] counts = new long[STEPS * (Long.SIZE - STEP_BITS + 1)];
  private long total;
  private long largest;

  /** Counts a time; one below zero is taken as zero. */
  void count(long nanos) {
    long time = Math.max(0, nanos);
    counts[step(time)]++;
    total++;
    largest = Math.max(largest, time);
  }

  /** Below two times {@link #STEPS} every nanosecond is a step, then every second one, and on. */
  private static int step(long nanos) {
    int shift = Math.max(0, Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(nanos));
    return shift * STEPS + (int) (nanos >>> shift);
  }

  /** Where the step after this one begins. */
  private static long end(int step) {
    int shift = Math.max(0, step / STEPS - 1);
    return (step - shift * STEPS + 1L) << shift;
  }

  long total() {
    return total;
  }

  double largestMillis() {
    return largest / 1e6;
  }

  /** The time that this part of all stayed below; the largest if there is none. */
  double millisOf(double part) {
    long wanted = (long) Math.ceil(part * total);
    long seen = 0;
    for (int step = 0; step < counts.length; step++) {
      seen += counts[step];
      if (seen >= wanted) {
        return Math.min(end(step), largest) / 1e6;
      }
    }
    return largestMillis();
  }
}
