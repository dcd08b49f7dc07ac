package dev.weir.bench.nexmark;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.connector.RejectedRow;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSpec;
import dev.weir.engine.Ledger;
import dev.weir.engine.RowReceiver;
import dev.weir.plan.Sink;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs queries over a file of Nexmark events: {@code NexmarkBench FILE RUNS PARALLELISM QUERY...}.
 * Each query runs once to warm up and then RUNS times; {@code read} stands for reading alone.
 * Prints a table in Markdown.
 */
final class NexmarkBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private NexmarkBench() {}

  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    int runs = Integer.parseInt(args[1]);
    int parallelism = Integer.parseInt(args[2]);
    System.out.println("| query | million events/s | slowest - fastest | CPU us/event |");
    System.out.println("|---|---|---|---|");
    for (String query : List.of(args).subList(3, args.length)) {
      run(query, file, parallelism);
      List<Run> results = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        results.add(run(query, file, parallelism));
      }
      System.out.println(Run.row(query, results));
    }
  }

  private static Run run(String query, Path file, int parallelism) throws InterruptedException {
    return query.equals("read")
        ? JsonReading.run(file, parallelism)
        : query(query, file, parallelism);
  }

  private static Run query(String query, Path file, int parallelism) throws InterruptedException {
    String source = "'connector' = 'filesystem', 'path' = '" + file + "', 'format' = 'json'";
    ServiceConnectors connectors = new ServiceConnectors();
    List<Sink> sinks = NexmarkScript.compile(query, source, connectors);
    EngineConfig config = EngineConfig.forCores(parallelism, ZoneOffset.UTC);
    try (Engine engine = new Engine(config, connectors, InstantSource.system())) {
      Stopwatch watch = Stopwatch.start();
      Job job =
          engine.start(
              new JobSpec(query, List.copyOf(sinks), RowReceiver.NONE, new NoRowsExpected(), null));
      job.await();
      return watch.stop(job.progress().rowsRead());
    }
  }

  /** Wall and CPU time since a start. */
  record Stopwatch(long nanos, long cpuNanos) {
    static Stopwatch start() {
      return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    Run stop(long events) {
      double seconds = (System.nanoTime() - nanos) / 1e9;
      return new Run(events, seconds, (SYSTEM.getProcessCpuTime() - cpuNanos) / 1e9);
    }
  }

  /** Fails on rejected rows; late rows are allowed by the queries' watermarks. */
  private static final class NoRowsExpected implements Ledger {
    @Override
    public void rejected(RejectedRow row) {
      throw new IllegalStateException(row.toString());
    }

    @Override
    public void late(LateRow row) {
      throw new IllegalStateException(row.toString());
    }
  }
}
