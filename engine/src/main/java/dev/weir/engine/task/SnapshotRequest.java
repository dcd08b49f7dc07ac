package dev.weir.engine.task;

import dev.weir.engine.state.ByteStateWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A snapshot being taken: a place for each task's part, and a latch that waits for the last. */
final class SnapshotRequest {

  /** What one task adds: splits half read, states by operator, and what sinks prepared. */
  record Part(
      Map<String, List<SourceDriver.Rest>> rests,
      Map<String, ByteStateWriter> states,
      Map<String, List<String>> prepared) {}

  private final AtomicReferenceArray<@Nullable Part> parts;
  private final CountDownLatch missing;

  SnapshotRequest(int tasks) {
    this.parts = new AtomicReferenceArray<>(tasks);
    this.missing = new CountDownLatch(tasks);
  }

  void report(int task, Part part) {
    parts.set(task, part);
    missing.countDown();
  }

  /** Ends the wait without the parts: the job does not run any more. */
  void abandon() {
    while (missing.getCount() > 0) {
      missing.countDown();
    }
  }

  /**
   * Waits for the last part. An interruption is told only afterwards: half a snapshot would leave
   * barriers on their way.
   */
  void await() throws InterruptedException {
    boolean interrupted = false;
    while (missing.getCount() > 0) {
      try {
        missing.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      throw new InterruptedException();
    }
  }

  /** The part of a task, or null if the request was abandoned. */
  @Nullable Part part(int task) {
    return parts.get(task);
  }
}
