package dev.weir.engine.function;

import dev.weir.time.ZoneShift;
import dev.weir.value.ValueText;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.random.RandomGenerator;

/** What expressions may know besides their arguments. Each task has its own. */
public final class EvalContext {
  public final ZoneShift zone;
  public final TimeZone timeZone;
  public final ValueText text;
  public final RandomGenerator random;
  private final InstantSource clock;

  public EvalContext(InstantSource clock, ZoneId zone) {
    this(clock, zone, new SplittableRandom(clock.millis()));
  }

  public EvalContext(InstantSource clock, ZoneId zone, RandomGenerator random) {
    this.clock = clock;
    this.zone = new ZoneShift(zone);
    this.text = ValueText.ofCasts(zone);
    this.timeZone = TimeZone.getTimeZone(zone);
    this.random = random;
  }

  /** The clock's time in milliseconds since the epoch. */
  public long nowMillis() {
    return clock.millis();
  }

  /** What the session's clock reads, in milliseconds as if it were UTC. */
  public long localNowMillis() {
    return zone.toLocal(nowMillis(), 1000);
  }
}
