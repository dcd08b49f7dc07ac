package dev.weir.server.http;

import dev.weir.engine.Job;
import dev.weir.engine.JobProgress;
import dev.weir.error.WeirException;
import dev.weir.server.json.JsonWriter;
import dev.weir.server.session.Session;
import io.javalin.http.Context;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/status}. */
final class StatusEndpoint {
  private final Session session;
  private final String version;
  private final long startedNanos = System.nanoTime();
  private final Map<Job, JobSpeed> speeds = new WeakHashMap<>();

  StatusEndpoint(Session session, String version) {
    this.session = session;
    this.version = version;
  }

  void handle(Context ctx) {
    JsonWriter json = new JsonWriter().beginObject();
    json.name("version").value(version);
    json.name("uptimeMillis").value((System.nanoTime() - startedNanos) / 1_000_000);
    json.name("memoryUsedBytes").value(JsonParts.memoryUsed());
    json.name("memoryMaxBytes").value(Runtime.getRuntime().maxMemory());
    json.name("rowsRejected").value(session.ledger().rejectedCount());
    json.name("rowsLate").value(session.ledger().lateCount());
    json.name("jobs").beginArray();
    for (Job job : session.jobs()) {
      write(json, job);
    }
    ErrorAnswer.send(ctx, 200, json.endArray().endObject());
  }

  private void write(JsonWriter json, Job job) {
    JobProgress progress = job.progress();
    json.beginObject().name("name").value(job.name());
    json.name("status").value(job.status().name());
    json.name("error").value(error(job));
    json.name("rowsRead").value(progress.rowsRead());
    json.name("bytesRead").value(progress.bytesRead());
    json.name("rowsPerSecond").value(speed(job, progress.rowsRead()));
    json.name("rowsRejected").value(progress.rowsRejected());
    json.name("rowsLate").value(progress.rowsLate());
    JsonParts.watermark(json, progress.watermark());
    json.name("notices").beginArray();
    session.growth(job).forEach(json::value);
    json.endArray().endObject();
  }

  private synchronized double speed(Job job, long rows) {
    return speeds.computeIfAbsent(job, j -> new JobSpeed(startedNanos)).at(System.nanoTime(), rows);
  }

  private static @Nullable String error(Job job) {
    if (job.status() != Job.Status.FAILED) {
      return null;
    }
    try {
      job.await();
      return null;
    } catch (WeirException e) {
      return e.text();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Rows a second between two requests that are at least a moment apart. */
  private static final class JobSpeed {
    private static final long MOMENT_NANOS = 400_000_000;

    private long nanos;
    private long rows;
    private double speed;

    JobSpeed(long startedNanos) {
      this.nanos = startedNanos;
    }

    double at(long nowNanos, long nowRows) {
      if (nowNanos - nanos >= MOMENT_NANOS) {
        speed = Math.max(0, nowRows - rows) * 1e9 / (nowNanos - nanos);
        nanos = nowNanos;
        rows = nowRows;
      }
      return speed;
    }
  }
}
