package dev.weir.tests.slt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the jobs of a file pause for their snapshot: somewhere within the input, whose size an
 * earlier run without a snapshot has counted; elsewhere in each setting, always the same.
 */
final class PausePoints {
  private static final int USUAL_ROWS = 4;

  private final Map<Integer, Integer> rowsOfJobs = new ConcurrentHashMap<>();
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger reached = new AtomicInteger();

  /** Remembers how many rows the file's job of that number has read in all. */
  void counted(int job, int rows) {
    rowsOfJobs.merge(job, rows, Math::max);
  }

  /** After how many rows the job pauses. */
  int before(int job, String setting) {
    int rows = rowsOfJobs.getOrDefault(job, USUAL_ROWS);
    return rows < 2 ? 1 : 1 + Math.floorMod((setting + job).hashCode(), rows - 1);
  }

  /** Remembers whether a job has paused, if it has rows to pause between. */
  void tried(int job, boolean paused) {
    if (rowsOfJobs.getOrDefault(job, 0) > 1) {
      wanted.incrementAndGet();
      if (paused) {
        reached.incrementAndGet();
      }
    }
  }

  /** How many jobs had an input to pause in. */
  int wanted() {
    return wanted.get();
  }

  /** How many of these have paused, been thrown away and been restored. */
  int reached() {
    return reached.get();
  }
}
