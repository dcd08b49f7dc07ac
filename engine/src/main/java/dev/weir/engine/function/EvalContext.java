package dev.weir.engine.function;

import dev.weir.time.Watermark;
import dev.weir.time.ZoneShift;
import dev.weir.value.ValueText;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What expressions may know besides their arguments. Each task has its own. */
public final class EvalContext {
  public final ZoneShift zone;
  public final TimeZone timeZone;
  public final ValueText text;
  public final RandomGenerator random;
  private final InstantSource clock;
  private long watermark = Watermark.NONE;
  private final Consumer<AutoCloseable> endOfTask;

  /** {@code endOfTask} takes what is to be closed when the task ends. */
  public EvalContext(InstantSource clock, ZoneId zone, Consumer<AutoCloseable> endOfTask) {
    this(clock, zone, new SplittableRandom(clock.millis()), endOfTask);
  }

  /** Of expressions without code of users. */
  public EvalContext(InstantSource clock, ZoneId zone) {
    this(clock, zone, new SplittableRandom(clock.millis()));
  }

  /** Of expressions without code of users. */
  public EvalContext(InstantSource clock, ZoneId zone, RandomGenerator random) {
    this(
        clock,
        zone,
        random,
        resource -> {
          throw new IllegalStateException("never closed: " + resource);
        });
  }

  private EvalContext(
      InstantSource clock, ZoneId zone, RandomGenerator random, Consumer<AutoCloseable> endOfTask) {
    this.endOfTask = endOfTask;
    this.clock = clock;
    this.zone = new ZoneShift(zone);
    this.text = ValueText.ofCasts(zone);
    this.timeZone = TimeZone.getTimeZone(zone);
    this.random = random;
  }

  /** Has something closed when the task ends. */
  public void closeAtEnd(AutoCloseable resource) {
    endOfTask.accept(resource);
  }

  /** Takes note of the watermark. The end of the inputs is none. */
  public void watermark(long millis) {
    if (millis != Watermark.END) {
      watermark = millis;
    }
  }

  /** The watermark that came last, or {@link Watermark#NONE}. */
  long watermark() {
    return watermark;
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
