package dev.weir.udf;

import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import org.jspecify.annotations.Nullable;

/**
 * A process table function at work in one task. What it keeps of a partition is an object that it
 * alone understands.
 */
public interface ProcessInstance extends AutoCloseable {
  /** What is kept of a partition of which no row came. */
  Object create();

  /** Whether nothing is kept. */
  boolean isEmpty(Object kept);

  /** Gives the rows for a row and the values that the call has. */
  void process(Object kept, Input input, Times times, TableInstance.Rows rows);

  /** Gives the rows for a timer that has come; null if it has no name. */
  void timer(Object kept, @Nullable String name, Times times, TableInstance.Rows rows);

  /** Writes what is kept as one element of {@link BoundFunction.TableProcess#kept}. */
  void write(Object kept, ElementSink out);

  /** Reads what was written. */
  Object read(Elements source, int index);

  @Override
  void close();

  /** A row, and the values that the call has. */
  record Input(Elements row, Elements values) {}

  /** Event time, in milliseconds, and the timers of the partition at hand. */
  interface Times {
    /** Instead of a time. */
    long NONE = Long.MIN_VALUE;

    /** That of the row or the timer, or {@link #NONE}. */
    long time();

    long watermark();

    /** Sets a timer; one with a name takes the place of that of the same name. */
    void register(@Nullable String name, long millis);

    void clear(String name);

    /** Takes away the timer without a name for that time. */
    void clear(long millis);

    void clearAll();
  }
}
