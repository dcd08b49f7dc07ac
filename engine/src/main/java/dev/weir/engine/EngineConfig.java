package dev.weir.engine;

import dev.weir.batch.Batch;
import java.time.ZoneId;

/** How jobs run: tasks per job, rows per batch, and the session's time zone. */
public record EngineConfig(int parallelism, int batchSize, ZoneId zone) {
  public EngineConfig {
    if (parallelism < 1 || parallelism > 1024 || batchSize < 1 || batchSize > 1 << 16) {
      throw new IllegalArgumentException("parallelism=" + parallelism + " batchSize=" + batchSize);
    }
  }

  /** A task for each core, full batches. */
  public static EngineConfig forCores(int cores, ZoneId zone) {
    return new EngineConfig(cores, Batch.DEFAULT_CAPACITY, zone);
  }
}
