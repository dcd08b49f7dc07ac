package dev.weir.engine;

import dev.weir.connector.Connectors;
import java.time.InstantSource;

/** Runs jobs on a fixed set of worker threads, one for each task of the configured parallelism. */
public final class Engine implements AutoCloseable {

  public Engine(EngineConfig config, Connectors connectors, InstantSource clock) {}

  /** Starts a program. Fails at once when a source or sink can't be opened. */
  public Job start(JobSpec spec) {
    if (spec.roots().isEmpty()) {
      throw new IllegalArgumentException(spec.name());
    }
    throw new UnsupportedOperationException(spec.name());
  }

  /** Cancels what runs and stops the workers. */
  @Override
  public void close() {}
}
