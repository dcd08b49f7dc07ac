package dev.weir.engine.task;

import dev.weir.connector.RejectedRow;
import dev.weir.connector.SourceContext;
import java.time.InstantSource;

/**
 * What a job gives to its readers: they count, and rows that can't be read go where they are kept.
 */
record Reading(Surroundings surroundings, Counters counters, int task) implements SourceContext {
  @Override
  public InstantSource clock() {
    return surroundings.clock();
  }

  @Override
  public void reject(RejectedRow row) {
    counters.rowsRejected.increment();
    surroundings.rejected().accept(row);
  }

  @Override
  public void bytesRead(long count) {
    counters.bytesRead.add(count);
  }
}
