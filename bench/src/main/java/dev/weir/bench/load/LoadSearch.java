package dev.weir.bench.load;

/**
 * Finds the highest rate of events that is sustained. A guess that may be too high comes first;
 * then the rate is halved or doubled until one was sustained and a higher one was not, and from
 * there on the middle of both is tried. A rate that fails is tried again, since other programs on
 * the machine may be to blame.
 */
final class LoadSearch {
  private static final int TRIALS = 7;
  private static final int TRIES = 2;

  /**
   * Holds a rate for some time, and says whether the events were worked in as fast as they came.
   */
  @FunctionalInterface
  interface Trial {
    boolean sustained(long perSecond) throws InterruptedException;
  }

  private LoadSearch() {}

  /** The highest of the rates tried that was sustained. */
  static long highest(long guess, Trial trial) throws InterruptedException {
    long sustained = 0;
    long failed = 0;
    long rate = guess;
    for (int i = 0; i < TRIALS; i++) {
      if (holds(rate, trial)) {
        sustained = rate;
      } else {
        failed = rate;
      }
      rate = next(sustained, failed);
    }
    if (sustained == 0) {
      throw new IllegalStateException("not even " + failed + " events a second were sustained");
    }
    return sustained;
  }

  private static boolean holds(long rate, Trial trial) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      if (trial.sustained(rate)) {
        return true;
      }
    }
    return false;
  }

  private static long next(long sustained, long failed) {
    if (failed == 0) {
      return Math.multiplyExact(2, sustained);
    }
    return sustained == 0 ? Math.max(1, failed / 2) : (sustained + failed) / 2;
  }
}
