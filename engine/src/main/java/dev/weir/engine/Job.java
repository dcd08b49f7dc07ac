package dev.weir.engine;

/** A program that runs. Thread-safe. */
public interface Job extends AutoCloseable {
  /** Where a job stands. */
  enum Status {
    RUNNING,
    /** All sources ended and everything was committed. */
    FINISHED,
    CANCELLED,
    FAILED
  }

  String name();

  Status status();

  JobProgress progress();

  /**
   * Waits for the end. Throws the {@link dev.weir.error.WeirException} that the job failed with;
   * returns also when the job was cancelled.
   */
  void await() throws InterruptedException;

  /** Stops the job and waits until nothing of it runs. Does nothing if it has ended. */
  void cancel();

  /** A consistent snapshot, taken between batches. The job goes on. */
  JobSnapshot snapshot() throws InterruptedException;

  /** The view that a {@link dev.weir.plan.Materialize} of this job keeps. */
  View view(String name);

  /** The same as {@link #cancel}. */
  @Override
  default void close() {
    cancel();
  }
}
