package dev.weir.bench.load;

import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.Engine;
import dev.weir.engine.Job;
import dev.weir.plan.Materialize;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The time from an event to the view that shows it, at half of the highest load, with a snapshot
 * every second: {@code LatencyBench SECONDS PARALLELISM}. Events are sent when they are due,
 * however late the engine is, and count from the instant for which they were meant.
 */
final class LatencyBench {
  /** The number of keys; even, as {@link Pace#key} wants. */
  private static final int KEYS = 100_000;

  private static final long MILLIS_BETWEEN_SNAPSHOTS = 1_000;
  private static final long START_DELAY = 100_000_000;

  private static final Map<String, String> QUERIES =
      new TreeMap<>(
          Map.of(
              "count per key",
              "SELECT k, MAX(event) AS newest, COUNT(*) AS n FROM events GROUP BY k",
              "newest 3 per key",
              "SELECT k, event, place FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k"
                  + " ORDER BY event DESC) AS place FROM events) WHERE place <= 3"));

  private final PrintStream out;
  private final int parallelism;
  private final int keys;

  LatencyBench(PrintStream out, int parallelism, int keys) {
    this.out = out;
    this.parallelism = parallelism;
    this.keys = keys;
  }

  public static void main(String[] args) throws InterruptedException {
    new LatencyBench(System.out, Integer.parseInt(args[1]), KEYS)
        .report(Integer.parseInt(args[0]), 20_000_000);
  }

  /** Finds the highest load with so many events, and measures at half of it for so many seconds. */
  void report(int seconds, long events) throws InterruptedException {
    out.println("| query | events/s | snapshots | p50 ms | p99 ms | p99.9 ms | max ms |");
    out.println("|---|---|---|---|---|---|---|");
    for (Map.Entry<String, String> query : QUERIES.entrySet()) {
      Pace most = new Pace(System.nanoTime(), 0, events, keys);
      Cost cost = Cost.of(program(query.getValue(), most), parallelism, 1);
      long half = (long) (cost.rowsPerSecond() / 2);
      long start = System.nanoTime() + START_DELAY;
      Pace pace = new Pace(start, half, half * seconds, keys);
      Measured measured = measure(program(query.getValue(), pace), pace);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %s |%n",
          query.getKey(),
          half,
          measured.snapshots(),
          measured.latencies().row());
    }
  }

  private record Measured(Latencies latencies, int snapshots) {}

  /** Runs at a pace; the first fifth warms up and does not count. */
  private Measured measure(Program program, Pace pace) throws InterruptedException {
    Latencies latencies = new Latencies(pace, pace.events() / 5);
    int snapshots = 0;
    try (Engine engine = program.engine(parallelism)) {
      Job job = program.start(engine).getFirst();
      String name = ((Materialize) program.jobs().getFirst().getFirst()).name();
      job.view(name).subscribe(latencies);
      while (job.status() == Job.Status.RUNNING) {
        Thread.sleep(MILLIS_BETWEEN_SNAPSHOTS);
        job.snapshot();
        snapshots++;
      }
      job.await();
    }
    long expected = pace.events() - pace.events() / 5;
    if (latencies.total() != expected) {
      throw new IllegalStateException(latencies.total() + " of " + expected + " events were shown");
    }
    return new Measured(latencies, snapshots);
  }

  private static Program program(String query, Pace pace) {
    return Program.of(
        "CREATE TABLE events (event BIGINT, k BIGINT) WITH ('connector' = 'paced');\n"
            + "CREATE MATERIALIZED VIEW shown AS "
            + query
            + ";\n",
        new ServiceConnectors(List.of(new PacedConnector(pace))));
  }
}
