package dev.weir.connectors.replay;

import java.time.InstantSource;

/**
 * Says when a time of the file has come by the clock. The clock starts with the first time asked.
 */
final class Pace {
  private final double speed;
  private final double ticksPerMilli;
  private final InstantSource clock;
  private long startTime;
  private long startMillis = -1;

  Pace(ReplaySettings settings, InstantSource clock) {
    this.speed = settings.speed();
    this.ticksPerMilli = settings.timeType().unitsPerSecond() / 1000.0;
    this.clock = clock;
    this.startTime = settings.start();
  }

  boolean isDue(long time) {
    long now = clock.millis();
    if (startMillis < 0) {
      if (startTime != ReplaySettings.NO_START && time < startTime) {
        return true;
      }
      startMillis = now;
      startTime = time;
    }
    return time - startTime <= (now - startMillis) * speed * ticksPerMilli;
  }
}
