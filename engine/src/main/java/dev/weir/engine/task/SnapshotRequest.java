package dev.weir.engine.task;

import dev.weir.engine.state.ByteStateWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot being taken: a place for each task's part, a latch that waits for the last, and one
 * that waits until the states in all parts are wholly written.
 */
final class SnapshotRequest {

  /** What one task adds: splits half read, states by operator, and what sinks prepared. */
  record Part(
      Map<String, List<SourceDriver.Rest>> rests,
      Map<String, ByteStateWriter> states,
      Map<String, List<String>> prepared) {}

  private final AtomicReferenceArray<@Nullable Part> parts;
  private final CountDownLatch missing;
  private final CountDownLatch unwritten;
  private volatile boolean abandoned;

  SnapshotRequest(int tasks) {
    this.parts = new AtomicReferenceArray<>(tasks);
    this.missing = new CountDownLatch(tasks);
    this.unwritten = new CountDownLatch(tasks);
  }

  void report(int task, Part part) {
    parts.set(task, part);
    missing.countDown();
  }

  /** The states of a task that reported are wholly written. */
  void written() {
    unwritten.countDown();
  }

  /** Ends the wait without the parts: the job does not run any more. */
  void abandon() {
    abandoned = missing.getCount() > 0 || unwritten.getCount() > 0;
    while (missing.getCount() > 0) {
      missing.countDown();
    }
    while (unwritten.getCount() > 0) {
      unwritten.countDown();
    }
  }

  /** Whether the job ended before all was written. */
  boolean isAbandoned() {
    return abandoned;
  }

  /**
   * Waits for the last part. An interruption is told only afterwards: half a snapshot would leave
   * barriers on their way.
   */
  void await() throws InterruptedException {
    await(missing);
  }

  /** Waits until all states are wholly written; the tasks may be at work meanwhile. */
  void awaitWritten() throws InterruptedException {
    await(unwritten);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
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
