package dev.weir.connector;

import java.time.InstantSource;

/** What a reader gets from the engine. */
public interface SourceContext {
  /** The clock to use. */
  InstantSource clock();

  /** The number of the task that reads, from 0. */
  default int task() {
    return 0;
  }

  /** Takes a row that could not be read and is left out. */
  void reject(RejectedRow row);

  /** Counts bytes taken from outside, for progress. */
  void bytesRead(long count);
}
