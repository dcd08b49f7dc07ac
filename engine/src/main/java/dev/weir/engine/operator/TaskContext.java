package dev.weir.engine.operator;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a processor may know of the task that runs it. */
public interface TaskContext {
  /** The number of this task, from 0. */
  int task();

  /** How many tasks the job has. */
  int parallelism();

  /** Rows in a full batch. */
  int batchSize();

  InstantSource clock();

  /** The session's time zone, {@code table.local-time-zone}. */
  ZoneId zone();

  /** Whether rows with this {@link KeyHash} belong to this task. */
  default boolean owns(long hash) {
    return KeyHash.task(hash, parallelism()) == task();
  }

  /** What the task gives to those who read a table for it. */
  SourceContext reading();

  /** The splits that the rows come from, if they are read side by side; else null. */
  default @Nullable OpenSplits splits() {
    return null;
  }

  /** Has something closed once the processor is. */
  void closeAtEnd(AutoCloseable resource);

  /**
   * Takes rows that came too late for a window: those of the batch at {@code rows[0..count)}, and
   * for each the end of the window that it missed.
   */
  void late(Batch batch, int[] rows, long[] windowEnds, int count);
}
