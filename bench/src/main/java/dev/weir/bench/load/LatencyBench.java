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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The time from an event to the view that shows it, at half of the highest load, with a snapshot
 * every second: {@code LatencyBench SECONDS PARALLELISM [RATE [QUERY...]]}. Events are sent when
 * they are due, however late the engine is, and count from the instant for which they were meant. A
 * rate in events a second, other than 0, takes the place of half of the highest.
 *
 * <p>The highest load is the highest rate that is sustained in the very way in which times are
 * measured: events sent when they are due, the view updated and followed, a snapshot every second.
 * A rate is held for some seconds, and is sustained if there was an instant in the last of them
 * when the view was less than {@value #MOST_MILLIS_BEHIND} milliseconds behind. A rate that is only
 * a little too high falls behind by more than that.
 */
final class LatencyBench {
  /** The number of keys; even, as {@link Pace#key} wants. */
  private static final int KEYS = 100_000;

  /** Events without a pace, which warm up and give the first rate to be tried. */
  private static final long GUESS_EVENTS = 20_000_000;

  private static final int HELD_SECONDS = 3;
  private static final long MOST_MILLIS_BEHIND = 10;
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
    long rate = args.length > 2 ? Long.parseLong(args[2]) : 0;
    List<String> asked = List.of(args).subList(Math.min(3, args.length), args.length);
    Set<String> queries = asked.isEmpty() ? QUERIES.keySet() : new TreeSet<>(asked);
    if (rate == 0) {
      bench.report(seconds, GUESS_EVENTS, HELD_SECONDS, queries);
    } else {
      bench.report(seconds, query -> bench.given(query, rate), queries);
    }
  }

  /** How many events a second a query is to be sent, and the highest load, if it is known. */
  private record Rate(String highest, long perSecond) {}

  private interface Load {
    Rate of(String query) throws InterruptedException;
  }

  /** All queries: see the other. */
  void report(int seconds, long guessEvents) throws InterruptedException {
    report(seconds, guessEvents, 1, QUERIES.keySet());
  }

  /**
   * Finds the highest load, from a guess made with so many events and holding each rate for so many
   * seconds, and measures at half of it.
   */
  void report(int seconds, long guessEvents, int heldSeconds, Set<String> queries)
      throws InterruptedException {
    report(
        seconds,
        query -> {
          long highest = highest(query, guessEvents, heldSeconds);
          return new Rate(Long.toString(highest), highest / 2);
        },
        queries);
  }

  /** A rate that is given; code is compiled before, as it is where the highest is looked for. */
  private Rate given(String query, long rate) throws InterruptedException {
    unpaced(query, GUESS_EVENTS);
    return new Rate("-", rate);
  }

  /** The speed at which so many events are worked in that are all due at once. */
  private double unpaced(String query, long events) throws InterruptedException {
    Pace most = new Pace(System.nanoTime(), 0, events, keys);
    return Cost.of(program(query, most), parallelism, 1).rowsPerSecond();
  }

  private long highest(String query, long guessEvents, int heldSeconds)
      throws InterruptedException {
    double guess = unpaced(query, guessEvents);
    return LoadSearch.highest((long) guess / 2, rate -> sustained(query, rate, heldSeconds));
  }

  private void report(int seconds, Load loads, Set<String> queries) throws InterruptedException {
    out.println(
        "| query | highest events/s | events/s | cores | snapshots | median ms, longest ms of one |"
            + " p50 ms | p99 ms | p99.9 ms | max ms |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (String name : queries) {
      String query = QUERIES.get(name);
      if (query == null) {
        throw new IllegalArgumentException("no query \"" + name + "\" in " + QUERIES.keySet());
      }
      Rate load = loads.of(query);
      long rate = load.perSecond();
      long start = System.nanoTime() + START_DELAY;
      Pace pace = new Pace(start, rate, rate * seconds, keys);
      Measured measured = measure(program(query, pace), pace);
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.2f | %d | %.1f, %.1f | %s |%n",
          name,
          load.highest(),
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
      Job job = follow(program, engine, latencies);
      while (job.status() == Job.Status.RUNNING) {
        snapshots.count(snapshotAfterPause(job));
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

  /** Holds a rate for so many seconds, and cuts the stream off then. */
  private boolean sustained(String query, long rate, int seconds) throws InterruptedException {
    long start = System.nanoTime() + START_DELAY;
    Pace pace = new Pace(start, rate, Long.MAX_VALUE, keys);
    Latencies latencies = new Latencies(pace, rate * (seconds - 1));
    Program program = program(query, pace);
    try (Engine engine = program.engine(parallelism)) {
      Job job = follow(program, engine, latencies);
      long end = pace.intended(rate * seconds);
      while (job.status() == Job.Status.RUNNING && System.nanoTime() < end) {
        snapshotAfterPause(job);
      }
      long behind = latencies.leastWaiting();
      job.cancel();
      return behind <= rate * MOST_MILLIS_BEHIND / 1_000;
    }
  }

  private Job follow(Program program, Engine engine, Latencies latencies) {
    Job job = program.start(engine).getFirst();
    String name = ((Materialize) program.jobs().getFirst().getFirst()).name();
    job.view(name).subscribe(latencies);
    return job;
  }

  /** Takes a snapshot after a while; says how many nanoseconds it took. */
  private static long snapshotAfterPause(Job job) throws InterruptedException {
    Thread.sleep(MILLIS_BETWEEN_SNAPSHOTS);
    long asked = System.nanoTime();
    job.snapshot();
    return System.nanoTime() - asked;
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
