package dev.weir.engine.task;

import java.time.InstantSource;

/**
 * When a source that delivers fast is left alone for a moment, so that rows gather. The first rows
 * of a millisecond go on at once; once there were many, and none is left, those that follow wait
 * for the millisecond to end. A slow stream never waits; of a fast one a batch then costs as little
 * a row as when the source is behind, and the cores have time to spare for whatever comes between.
 */
final class Pause {
  /** Rows that cost about as much as handing on a batch does. */
  private static final int MANY_ROWS = 64;

  /** Calls of {@link #holds} that ends a pause, should the clock stand still. */
  private static final int MOST_CALLS = 64;

  private final InstantSource clock;
  private long millisecond;
  private int rows;
  private int calls;
  private boolean holds;

  Pause(InstantSource clock) {
    this.clock = clock;
  }

  /** Rows came, and there were no more at the moment. */
  void drained(int count) {
    long now = clock.millis();
    if (now != millisecond) {
      millisecond = now;
      rows = 0;
    }
    rows += count;
    holds = rows >= MANY_ROWS;
    calls = 0;
  }

  /** Whether the source is better asked later. */
  boolean holds() {
    if (holds) {
      holds = ++calls < MOST_CALLS && clock.millis() == millisecond;
    }
    return holds;
  }
}
