package dev.weir.engine.task;

import dev.weir.connector.RejectedRow;
import dev.weir.engine.state.StateBlocks;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;

/** What a job is run in: sizes, time, memory for snapshots, and where rows go that don't count. */
public record Surroundings(
    int parallelism,
    int batchSize,
    InstantSource clock,
    ZoneId zone,
    StateBlocks blocks,
    Consumer<RejectedRow> rejected,
    Consumer<LateText> late) {

  /** A row too late for a window, as text. */
  public record LateText(String operator, String row, long windowEnd, long watermark) {}
}
