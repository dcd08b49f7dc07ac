package dev.weir.server.session;

import dev.weir.engine.Job;
import dev.weir.engine.JobProgress;
import dev.weir.time.Watermark;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongSupplier;

/** Works out the speed of jobs over the last seconds, from how often it is asked. Thread-safe. */
public final class ProgressMeter {
  private static final long SPAN_NANOS = 3_000_000_000L;
  private static final int MOST_SAMPLES = 64;

  private record Sample(long nanos, long rows) {}

  private final Session session;
  private final LongSupplier nanoClock;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  public ProgressMeter(Session session) {
    this(session, System::nanoTime);
  }

  ProgressMeter(Session session, LongSupplier nanoClock) {
    this.session = session;
    this.nanoClock = nanoClock;
    samples.add(new Sample(nanoClock.getAsLong(), 0));
  }

  /** How far everything is now. */
  public synchronized Progress now() {
    List<Job> jobs = session.jobs();
    long rows = 0;
    long watermark = Watermark.END;
    boolean running = false;
    for (Job job : jobs) {
      JobProgress progress = job.progress();
      rows += progress.rowsRead();
      if (job.status() == Job.Status.RUNNING) {
        running = true;
        watermark = Math.min(watermark, progress.watermark());
      }
    }
    return new Progress(
        rows,
        rowsPerSecond(rows),
        session.ledger().rejectedCount(),
        session.ledger().lateCount(),
        jobs.isEmpty() ? Watermark.NONE : watermark,
        running);
  }

  private double rowsPerSecond(long rows) {
    long nanos = nanoClock.getAsLong();
    samples.addLast(new Sample(nanos, rows));
    while (samples.size() > 2
        && (nanos - samples.getFirst().nanos() > SPAN_NANOS || samples.size() > MOST_SAMPLES)) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double seconds = (nanos - first.nanos()) / 1e9;
    return seconds <= 0 ? 0 : Math.max(0, rows - first.rows()) / seconds;
  }
}
