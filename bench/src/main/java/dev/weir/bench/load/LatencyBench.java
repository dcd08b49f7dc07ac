package dev.weir.bench.load;

import dev.weir.bench.nexmark.Run;
import dev.weir.bench.nexmark.Stopwatch;
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
 * every second: {@code LatencyBench SECONDS PARALLELISM [RATE]}. Events are sent when they are due,
 * however late the engine is, and count from the instant for which they were meant. A rate in
 * events a second takes the place of half of the highest.
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
    LatencyBench bench = new LatencyBench(System.out, Integer.parseInt(args[1]), KEYS);
    int seconds = Integer.parseInt(args[0]);
    if (args.length > 2) {
      long rate = Long.parseLong(args[2]);
      bench.report(seconds, query -> rate);
    } else {
      bench.report(seconds, 20_000_000);
    }
  }

  /** How many events a second a query is to be sent. */
  private interface Load {
    long of(String query) throws InterruptedException;
  }

  /** Finds the highest load with so many events, and measures at half of it for so many seconds. */
  void report(int seconds, long events) throws InterruptedException {
    report(
        seconds,
        query -> {
          Pace most = new Pace(System.nanoTime(), 0, events, keys);
          return (long) (Cost.of(program(query, most), parallelism, 1).rowsPerSecond() / 2);
        });
  }

  private void report(int seconds, Load load) throws InterruptedException {
    out.println(
        "| query | events/s | cores | snapshots | median ms, longest ms of one | p50 ms | p99 ms |"
            + " p99.9 ms | max ms |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    for (Map.Entry<String, String> query : QUERIES.entrySet()) {
      long rate = load.of(query.getValue());
      long start = System.nanoTime() + START_DELAY;
      Pace pace = new Pace(start, rate, rate * seconds, keys);
      Measured measured = measure(program(query.getValue(), pace), pace);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.2f | %d | %.1f, %.1f | %s |%n",
          query.getKey(),
          rate,
          measured.cores(),
          measured.snapshots().total(),
          measured.snapshots().millisOf(0.5),
          measured.snapshots().largestMillis(),
          measured.latencies().row());
    }
  }

  private record Measured(Latencies latencies, Histogram snapshots, double cores) {}

  /** Runs at a pace; the first fifth warms up and does not count. */
  private Measured measure(Program program, Pace pace) throws InterruptedException {
    Latencies latencies = new Latencies(pace, pace.events() / 5);
    Histogram snapshots = new Histogram();
    Stopwatch watch = Stopwatch.start();
    try (Engine engine = program.engine(parallelism)) {
      Job job = program.start(engine).getFirst();
      String name = ((Materialize) program.jobs().getFirst().getFirst()).name();
      job.view(name).subscribe(latencies);
      while (job.status() == Job.Status.RUNNING) {
        Thread.sleep(MILLIS_BETWEEN_SNAPSHOTS);
        long asked = System.nanoTime();
        job.snapshot();
        snapshots.count(System.nanoTime() - asked);
      }
      job.await();
    }
    long expected = pace.events() - pace.events() / 5;
    if (latencies.total() != expected) {
      throw new IllegalStateException(latencies.total() + " of " + expected + " events were shown");
    }
    Run run = watch.stop(pace.events());
    return new Measured(latencies, snapshots, run.cpuSeconds() / run.seconds());
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
