package dev.weir.bench.load;

import dev.weir.connectors.ServiceConnectors;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a row costs as state grows, as windows overlap and as patterns lengthen: {@code GrowthBench
 * EVENTS RUNS PARALLELISM}. Rows come from memory, so that reading costs little.
 */
final class GrowthBench {
  private static final List<Integer> KEYS = List.of(1_000, 10_000, 100_000, 1_000_000, 10_000_000);

  /** How many windows a row is in. */
  private static final List<Integer> OVERLAPS = List.of(1, 2, 5, 10, 20, 60);

  /** How many rows a pattern takes. */
  private static final List<Integer> LENGTHS = List.of(2, 4, 8, 16, 32);

  private final PrintStream out;
  private final long events;
  private final int runs;
  private final int parallelism;

  GrowthBench(PrintStream out, long events, int runs, int parallelism) {
    this.out = out;
    this.events = events;
    this.runs = runs;
    this.parallelism = parallelism;
  }

  public static void main(String[] args) throws InterruptedException {
    GrowthBench bench =
        new GrowthBench(
            System.out,
            Long.parseLong(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]));
    bench.report(KEYS, OVERLAPS, LENGTHS);
  }

  void report(List<Integer> keys, List<Integer> overlaps, List<Integer> lengths)
      throws InterruptedException {
    out.println("| query | million rows/s | CPU ns/row |");
    out.println("|---|---|---|");
    for (int count : keys) {
      row(
          "count per key, " + count + " keys",
          count,
          "(k BIGINT, n BIGINT)",
          "SELECT k, COUNT(*) FROM events GROUP BY k");
    }
    for (int overlap : overlaps) {
      row(
          "HOP of " + overlap + " slides, 1000 keys",
          1_000,
          "(k BIGINT, n BIGINT, ends TIMESTAMP(3))",
          "SELECT k, COUNT(*), window_end FROM TABLE(HOP(TABLE events, DESCRIPTOR(ts),"
              + " INTERVAL '1' SECOND, INTERVAL '%d' SECOND))".formatted(overlap)
              + " GROUP BY k, window_start, window_end");
    }
    for (int length : lengths) {
      row(
          "pattern of " + length + " rows, 1000 keys",
          1_000,
          "(k BIGINT, begun BIGINT, ended BIGINT)",
          pattern(length));
    }
  }

  /** So many rows in a row, each below a bound that seven of eight are below. */
  private static String pattern(int length) {
    List<String> names = IntStream.rangeClosed(1, length).mapToObj(step -> "S" + step).toList();
    return """
    SELECT * FROM events MATCH_RECOGNIZE (
      PARTITION BY k ORDER BY ts
      MEASURES S1.event AS begun, ${last}.event AS ended
      AFTER MATCH SKIP PAST LAST ROW
      PATTERN (${steps})
      DEFINE ${bounds})\
    """
        .replace("${last}", names.getLast())
        .replace("${steps}", String.join(" ", names))
        .replace(
            "${bounds}",
            names.stream()
                .map(name -> name + " AS MOD(" + name + ".event * 31, 1009) < 883")
                .collect(Collectors.joining(", ")));
  }

  /** Ten thousand events make a second of event time; keys are spread by a multiplication. */
  private void row(String name, int keys, String columns, String query)
      throws InterruptedException {
    String script =
        """
        CREATE TABLE events (
          event BIGINT,
          k AS MOD(event * 7919, ${keys}),
          ts AS TO_TIMESTAMP_LTZ(event / 10, 3),
          WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
        ) WITH ('connector' = 'paced');
        CREATE TABLE sink ${columns} WITH ('connector' = 'blackhole');
        INSERT INTO sink ${query};
        """
            .replace("${keys}", Integer.toString(keys))
            .replace("${columns}", columns)
            .replace("${query}", query);
    Pace pace = new Pace(System.nanoTime(), 0, events, keys);
    Program program = Program.of(script, new ServiceConnectors(List.of(new PacedConnector(pace))));
    Cost cost = Cost.of(program, parallelism, runs);
    out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.1f |%n",
        name,
        cost.rowsPerSecond() / 1e6,
        cost.cpuNanosPerRow());
  }
}
