package dev.weir.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.backend.Answer;
import dev.weir.backend.LocalSetup;
import dev.weir.batch.RowKind;
import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.ProcessFigures;
import dev.weir.bench.nexmark.Run;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.flink.cluster.ClusterSize;
import dev.weir.flink.cluster.LocalCluster;
import dev.weir.flink.gateway.Gateway;
import dev.weir.flink.gateway.GatewaySession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Timed jobs on a cluster of Flink. The time of a run is that of the job as the JobManager gives
 * it; planning and the start of the cluster are left out. CPU and memory are those of JobManager
 * and TaskManager.
 */
public final class FlinkJobs {
  private final Setup setup;
  private final LocalCluster cluster;

  /**
   * How Flink is run.
   *
   * @param work where the cluster has its files
   * @param libraries Flink's jars; null: where they are found
   * @param jvmOptions of its JVMs; none: those of a benchmark
   * @param settings beyond Nexmark's own
   * @param limit how long a statement may take
   */
  public record Setup(
      Path work,
      @Nullable Path libraries,
      List<String> jvmOptions,
      Map<String, String> settings,
      Duration limit) {
    public Setup {
      jvmOptions = List.copyOf(jvmOptions);
      settings = Map.copyOf(settings);
    }
  }

  /** Starts nothing yet. */
  public FlinkJobs(Setup setup) {
    this.setup = setup;
    ClusterSize size = ClusterSize.BENCHMARK;
    List<String> options = setup.jvmOptions();
    this.cluster =
        new LocalCluster(
            setup.work().resolve("flink"), options.isEmpty() ? size : size.withJvmOptions(options));
  }

  /** A session with definitions; starts the cluster unless it is up. */
  public Session open(int parallelism, List<String> definitions)
      throws InterruptedException, IOException {
    URI gateway =
        cluster.open(
            new LocalSetup(
                setup.work(), setup.libraries(), parallelism, setup.limit(), note -> {}));
    GatewaySession session =
        GatewaySession.open(new Gateway(gateway), settings(parallelism), setup.limit());
    for (String definition : definitions) {
      session.run(definition);
    }
    return new Session(session);
  }

  /** Ends the cluster, if there is one. */
  public void stop() throws InterruptedException {
    cluster.stop();
  }

  /** Nexmark's own settings, state on the heap and no checkpoints. */
  private Map<String, String> settings(int parallelism) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("parallelism.default", Integer.toString(parallelism));
    settings.put("execution.runtime-mode", "streaming");
    settings.put("table.local-time-zone", "UTC");
    settings.put("table.dml-sync", "true");
    settings.put("pipeline.object-reuse", "true");
    settings.put("state.backend.type", "hashmap");
    settings.put("table.exec.mini-batch.enabled", "true");
    settings.put("table.exec.mini-batch.allow-latency", "2 s");
    settings.put("table.exec.mini-batch.size", "50000");
    settings.put("table.optimizer.distinct-agg.split.enabled", "true");
    settings.putAll(setup.settings());
    return settings;
  }

  /** Tables and views, over which jobs are run. */
  public final class Session implements AutoCloseable {
    private final GatewaySession session;

    private Session(GatewaySession session) {
      this.session = session;
    }

    /** Carries a statement out that starts no job, or one whose figures nobody wants. */
    public void run(String statement) throws InterruptedException {
      session.run(statement);
    }

    /** The rows that the changes of a query leave behind. */
    public AnswerRows rows(String select) throws InterruptedException {
      AnswerRows rows = new AnswerRows();
      for (Answer.Row row : session.run(select).rows()) {
        rows.add(row.cells(), RowKind.retracts(row.kind()) ? -1 : 1);
      }
      return rows;
    }

    /** A timed run of an INSERT over so many events. */
    public Run measure(String insert, long events) throws InterruptedException, IOException {
      double before = cpuSeconds();
      session.run(insert);
      return new Run(events, seconds(), cpuSeconds() - before);
    }

    /** The largest resident memory of the cluster so far. */
    public long peakBytes() throws IOException {
      long peak = 0;
      for (long worker : cluster.workers()) {
        peak += ProcessFigures.peakBytes(worker);
      }
      return peak;
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private double cpuSeconds() throws IOException {
    double seconds = 0;
    for (long worker : cluster.workers()) {
      seconds += ProcessFigures.cpuSeconds(worker);
    }
    return seconds;
  }

  /** How long the newest job took. */
  private double seconds() throws InterruptedException {
    JsonNode newest = null;
    for (JsonNode job : new Gateway(cluster.jobManager()).get("/jobs/overview").path("jobs")) {
      if (newest == null || started(job) > started(newest)) {
        newest = job;
      }
    }
    if (newest == null || !newest.path("state").asText().equals("FINISHED")) {
      throw new WeirException(ErrorCode.IO_FAILED, "Flink knows of no finished job: " + newest);
    }
    return newest.path("duration").asLong() / 1e3;
  }

  private static long started(JsonNode job) {
    return job.path("start-time").asLong();
  }
}
