package dev.weir.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.backend.Answer;
import dev.weir.backend.LocalSetup;
import dev.weir.batch.RowKind;
import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import dev.weir.bench.nexmark.ProcessFigures;
import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.bench.nexmark.Run;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.flink.cluster.ClusterSize;
import dev.weir.flink.cluster.FlinkLibraries;
import dev.weir.flink.cluster.LocalCluster;
import dev.weir.flink.gateway.Gateway;
import dev.weir.flink.gateway.GatewaySession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flink: each query on a cluster of its own. The time of a run is that of the job as the JobManager
 * gives it; planning and the start of the cluster are left out. CPU and memory are those of
 * JobManager and TaskManager.
 */
final class FlinkContender implements Contender {
  static final String NAME = "flink";

  /** Its connector for files can't be asked for keys. */
  private static final Set<String> MISSING = Set.of("q13", NexmarkScript.READ);

  /** What reads the generator's events, from where bench/nexmark starts. */
  private static final Path ADAPTER = Path.of("bench", "flink");

  private final Arguments arguments;
  private final Events events;
  private final LocalCluster cluster;
  private @Nullable GeneratorJars adapter;

  FlinkContender(Arguments arguments, Events events) {
    this.arguments = arguments;
    this.events = events;
    ClusterSize size = ClusterSize.BENCHMARK;
    List<String> options = arguments.flinkOptions();
    this.cluster =
        new LocalCluster(
            events.work().resolve(NAME), options.isEmpty() ? size : size.withJvmOptions(options));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean runs(String query) {
    return !MISSING.contains(query);
  }

  @Override
  public AnswerRows answer(String query) throws InterruptedException, IOException {
    List<String> statements = NexmarkScript.statements(query, sample());
    AnswerRows rows = new AnswerRows();
    try (GatewaySession session = open(1)) {
      define(session, statements);
      for (Answer.Row row : session.run(NexmarkScript.select(statements.getLast())).rows()) {
        rows.add(row.cells(), RowKind.retracts(row.kind()) ? -1 : 1);
      }
    }
    return rows;
  }

  @Override
  public void answersDone() throws InterruptedException {
    cluster.stop();
  }

  @Override
  public ProcessReport measure(String query) throws InterruptedException, IOException {
    cluster.stop();
    List<String> statements = NexmarkScript.statements(query, all());
    try (GatewaySession session = open(arguments.plan().cores())) {
      define(session, statements);
      String insert = statements.getLast();
      for (int i = 0; i < arguments.plan().warmups().of(NAME); i++) {
        session.run(insert);
      }
      List<Run> runs = new ArrayList<>();
      for (int i = 0; i < arguments.plan().runs().of(NAME); i++) {
        double before = cpuSeconds();
        session.run(insert);
        runs.add(new Run(events.count(), seconds(), cpuSeconds() - before));
      }
      long peak = 0;
      for (long worker : cluster.workers()) {
        peak += ProcessFigures.peakBytes(worker);
      }
      return new ProcessReport(runs, peak);
    } finally {
      cluster.stop();
    }
  }

  private Input sample() {
    Arguments.Plan plan = arguments.plan();
    return plan.generator()
        ? Input.generator(plan.sample(), events.side())
        : Input.file(events.sample(), events.side());
  }

  private Input all() {
    return arguments.plan().generator()
        ? Input.generator(events.count(), events.side())
        : Input.file(events.dealt(), events.side());
  }

  /** What makes the generator's events known to a session, if they are wanted. */
  private List<String> generator() throws IOException {
    if (!arguments.plan().generator()) {
      return List.of();
    }
    if (adapter == null) {
      FlinkLibraries flink = FlinkLibraries.find(arguments.places().flink());
      adapter = GeneratorJars.build(flink, ADAPTER, events.work());
    }
    return adapter.statements();
  }

  private GatewaySession open(int parallelism) throws InterruptedException {
    Path libraries = arguments.places().flink();
    Duration limit = Duration.ofSeconds(arguments.plan().limitSeconds());
    URI gateway =
        cluster.open(new LocalSetup(events.work(), libraries, parallelism, limit, note -> {}));
    return GatewaySession.open(new Gateway(gateway), settings(parallelism), limit);
  }

  private void define(GatewaySession session, List<String> statements)
      throws InterruptedException, IOException {
    for (String statement : generator()) {
      session.run(statement);
    }
    for (String statement : statements.subList(0, statements.size() - 1)) {
      session.run(statement);
    }
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
    settings.putAll(arguments.flinkSettings());
    return settings;
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
