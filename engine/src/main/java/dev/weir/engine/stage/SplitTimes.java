package dev.weir.engine.stage;

import dev.weir.engine.operator.OpenSplits;
import dev.weir.time.Watermark;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far event time is in each split that a task reads side by side. The task's time is the lowest
 * of those that go on and are not idle; a split without a row yet holds it back. A task without
 * splits holds no other back.
 */
final class SplitTimes {
  private final OpenSplits splits;
  private final InstantSource clock;
  private final long idleMillis;
  private final List<Split> times = new ArrayList<>();
  private long floor = Watermark.NONE;

  private static final class Split {
    private long largest;
    private final @Nullable Activity activity;
    private boolean idle;

    Split(long largest, @Nullable Activity activity) {
      this.largest = largest;
      this.activity = activity;
    }
  }

  /**
   * {@code idleMillis}: after how long without rows a split holds no other back; 0: it always does.
   */
  SplitTimes(OpenSplits splits, InstantSource clock, long idleMillis) {
    this.splits = splits;
    this.clock = clock;
    this.idleMillis = idleMillis;
    follow();
  }

  /** For a task whose rows all count as those of one split. */
  static SplitTimes ofOne(InstantSource clock, long idleMillis) {
    OpenSplits one = new OpenSplits();
    one.open();
    return new SplitTimes(one, clock, idleMillis);
  }

  /** Event time is at least here in all splits; called before any row comes. */
  void startAt(long millis) {
    floor = millis;
    times.forEach(split -> split.largest = millis);
  }

  /** Rows of the current split came, the largest of whose times is {@code millis}. */
  void rows(long millis) {
    follow();
    Split split = times.get(splits.current());
    split.largest = Math.max(split.largest, millis);
    split.idle = false;
    if (split.activity != null) {
      split.activity.rowsCame();
    }
  }

  /** Looks which splits have had no row for too long. */
  void look() {
    follow();
    for (Split split : times) {
      split.idle = split.idle || split.activity != null && split.activity.isOver();
    }
  }

  /** No row can come at the moment. */
  void pause() {
    follow();
    for (Split split : times) {
      if (split.activity != null) {
        split.activity.pause();
      }
    }
  }

  private void follow() {
    while (times.size() < splits.count()) {
      times.add(new Split(floor, idleMillis == 0 ? null : new Activity(clock, idleMillis)));
    }
  }

  /** Whether no split goes on that has rows. */
  boolean allIdle() {
    for (int i = 0; i < times.size(); i++) {
      if (!splits.hasEnded(i) && !times.get(i).idle) {
        return false;
      }
    }
    return true;
  }

  /** The task's time: the lowest, or the highest of all if none counts. */
  long lowest() {
    long lowest = Watermark.END;
    long highest = floor;
    for (int i = 0; i < times.size(); i++) {
      Split split = times.get(i);
      highest = Math.max(highest, split.largest);
      if (!splits.hasEnded(i) && !split.idle) {
        lowest = Math.min(lowest, split.largest);
      }
    }
    return lowest == Watermark.END ? highest : lowest;
  }
}
