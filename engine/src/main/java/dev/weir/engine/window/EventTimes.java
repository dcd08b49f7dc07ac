package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.WindowAggregate;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the event times of a batch as wall clock milliseconds. */
final class EventTimes {
  private final int column;
  private final String columnName;
  private final WallClock clock;
  private final boolean ends;
  private final @Nullable InstantSource processingTime;
  private long latest = Long.MIN_VALUE;
  private long[] shifted = {};

  EventTimes(int column, String columnName, WallClock clock) {
    this(column, columnName, clock, false, null);
  }

  private EventTimes(
      int column,
      String columnName,
      WallClock clock,
      boolean ends,
      @Nullable InstantSource processingTime) {
    this.column = column;
    this.columnName = columnName;
    this.clock = clock;
    this.ends = ends;
    this.processingTime = processingTime;
  }

  /** Takes for the time of a row the last millisecond before the end of a window in the column. */
  static EventTimes ofEnds(int column, String columnName) {
    return new EventTimes(column, columnName, WallClock.of(false, ZoneOffset.UTC), true, null);
  }

  /** Takes for the time of a row the moment at which it comes, never before the one before it. */
  static EventTimes ofProcessing(WallClock clock, InstantSource source) {
    return new EventTimes(WindowAggregate.PROCESSING_TIME, "", clock, false, source);
  }

  /** The times of the rows; valid until the next call. Fails on NULL. */
  long[] of(Batch batch) {
    if (processingTime != null) {
      return present(batch.size(), processingTime);
    }
    LongColumn times = batch.longs(column);
    int size = batch.size();
    if (times.nulls().any()) {
      refuseNull(times, size);
    }
    if (clock.isSame() && !ends) {
      return times.values;
    }
    if (shifted.length < size) {
      shifted = new long[size];
    }
    for (int i = 0; i < size; i++) {
      shifted[i] = ends ? times.values[i] - 1 : clock.wall(times.values[i]);
    }
    return shifted;
  }

  private long[] present(int size, InstantSource source) {
    latest = Math.max(latest, source.millis());
    if (shifted.length < size) {
      shifted = new long[size];
    }
    Arrays.fill(shifted, 0, size, clock.wall(latest));
    return shifted;
  }

  private void refuseNull(LongColumn times, int size) {
    for (int i = 0; i < size; i++) {
      if (times.isNull(i)) {
        throw TimeColumn.isNull(columnName, "Rows in windows need a time: filter");
      }
    }
  }
}
