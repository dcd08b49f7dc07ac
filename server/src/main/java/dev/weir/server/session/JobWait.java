package dev.weir.server.session;

import dev.weir.engine.Job;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting for jobs. */
final class JobWait {
  private static final long POLL_MILLIS = 10;

  private JobWait() {}

  /** Waits for the end of a job. Fails if the job failed or was cancelled. */
  static void await(Job job) throws InterruptedException, JobFailure {
    try {
      job.await();
    } catch (WeirException e) {
      throw new JobFailure(e);
    }
    if (job.status() == Job.Status.CANCELLED) {
      throw new JobFailure(new WeirException(ErrorCode.CANCELLED, "cancelled"));
    }
  }

  /** Waits until the rows of a SELECT have all come, or the job failed. */
  static void awaitRows(Job job, CountDownLatch ended) throws InterruptedException, JobFailure {
    boolean last = false;
    while (!last && job.status() == Job.Status.RUNNING) {
      last = ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (job.status() != Job.Status.RUNNING) {
      await(job);
    }
  }

  /** Waits for the end of all jobs, or for the first failure. */
  static void awaitAll(Supplier<List<Job>> jobs) throws InterruptedException, JobFailure {
    while (true) {
      List<Job> running =
          jobs.get().stream().filter(job -> job.status() == Job.Status.RUNNING).toList();
      if (running.isEmpty()) {
        failFirst(jobs.get());
        return;
      }
      if (running.size() == 1) {
        await(running.getFirst());
      } else {
        failFirst(jobs.get());
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static void failFirst(List<Job> jobs) throws InterruptedException, JobFailure {
    for (Job job : jobs) {
      if (job.status() == Job.Status.FAILED) {
        await(job);
      }
    }
  }
}
