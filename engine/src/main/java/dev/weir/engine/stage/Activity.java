package dev.weir.engine.stage;

import java.time.InstantSource;

/**
 * Measures for how long no row came, leaving out the time in which none could, and says when that
 * is too long.
 */
final class Activity {
  private final InstantSource clock;
  private final long mostMillis;
  private long last;
  private long quietFor;

  Activity(InstantSource clock, long mostMillis) {
    this.clock = clock;
    this.mostMillis = mostMillis;
    this.last = clock.millis();
  }

  void rowsCame() {
    last = clock.millis();
    quietFor = 0;
  }

  /** What passed since the last call does not count. */
  void pause() {
    last = clock.millis();
  }

  boolean isOver() {
    long now = clock.millis();
    quietFor += Math.max(0, now - last);
    last = now;
    return quietFor >= mostMillis;
  }
}
