package dev.weir.bench.load;

import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.connectors.nexmark.NexmarkConnector;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the statements that Esper is measured by, and the patterns of Nexmark, over events in
 * memory: {@code PatternBench EVENTS RUNS PARALLELISM [QUERY...]}. Prints the speed of each and how
 * many rows came out.
 */
final class PatternBench {
  private static final String EVENTS =
      """
      CREATE TABLE events (
        k BIGINT,
        kind INT,
        price BIGINT,
        ts TIMESTAMP(3),
        WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
      ) WITH ('connector' = 'events');
      """;

  /** What Esper runs too; Esper's own words for it are in {@code bench/esper}. */
  private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put("filter", "SELECT k, price FROM events WHERE price > 900000");
    STATEMENTS.put("count", "SELECT k, COUNT(*) FROM events GROUP BY k");
    STATEMENTS.put(
        "window",
        """
        SELECT k, COUNT(*), window_start
        FROM TABLE(TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND))
        GROUP BY k, window_start, window_end\
        """);
    STATEMENTS.put(
        "pattern",
        """
        SELECT * FROM events MATCH_RECOGNIZE (
          PARTITION BY k ORDER BY ts
          MEASURES A.ts AS begun, B.ts AS ended, B.price AS price
          AFTER MATCH SKIP TO NEXT ROW
          PATTERN (A N* B) WITHIN INTERVAL '10' SECOND
          DEFINE A AS A.kind = 1, N AS N.kind <> 2, B AS B.kind = 2)\
        """);
  }

  private static final List<String> NEXMARK = List.of("rising", "quick", "swing");

  private final PrintStream out;
  private final long events;
  private final int runs;
  private final int parallelism;

  PatternBench(PrintStream out, long events, int runs, int parallelism) {
    this.out = out;
    this.events = events;
    this.runs = runs;
    this.parallelism = parallelism;
  }

  public static void main(String[] args) throws InterruptedException {
    PatternBench bench =
        new PatternBench(
            System.out,
            Long.parseLong(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]));
    bench.report(List.of(args).subList(3, args.length));
  }

  void report(List<String> asked) throws InterruptedException {
    ServiceConnectors connectors =
        new ServiceConnectors(
            List.of(
                new MemoryConnector(new KeyedEvents(events)),
                new MemoryConnector(new NexmarkConnector())));
    out.println("| query | million events/s | CPU ns/event | rows |");
    out.println("|---|---|---|---|");
    for (String query : asked.isEmpty() ? all() : asked) {
      String statement = STATEMENTS.get(query);
      String script = statement == null ? nexmark(query) : EVENTS + statement;
      Cost cost = Cost.of(Program.of(script, connectors), parallelism, runs);
      out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.1f | %d |%n",
          query,
          cost.rowsPerSecond() / 1e6,
          cost.cpuNanosPerRow(),
          cost.changes());
    }
  }

  private static List<String> all() {
    return Stream.concat(STATEMENTS.keySet().stream(), NEXMARK.stream()).toList();
  }

  /** The script of a query with a SELECT in place of its INSERT. */
  private String nexmark(String query) {
    List<String> statements =
        NexmarkScript.statements(query, Input.generator(events, Path.of("none")));
    int last = statements.size() - 1;
    return String.join(";\n", statements.subList(0, last))
        + ";\n"
        + NexmarkScript.select(statements.get(last));
  }
}
