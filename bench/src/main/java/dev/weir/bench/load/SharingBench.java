package dev.weir.bench.load;

import dev.weir.connectors.ServiceConnectors;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Runs different queries over one file of Nexmark events as one job: {@code SharingBench FILE RUNS
 * PARALLELISM COUNT...}. Prints the speed with each number of queries, and its ratio to the first.
 * A count with {@code jobs} behind it makes each query a job of its own, which reads for itself.
 */
final class SharingBench {
  private static final String APART = "jobs";

  private static final String TABLES =
      """
      CREATE TABLE nexmark (
        event_type INT,
        bid ROW<auction BIGINT, bidder BIGINT, price BIGINT, channel STRING,
                `dateTime` TIMESTAMP(3)>,
        `dateTime` AS bid.`dateTime`,
        WATERMARK FOR `dateTime` AS `dateTime` - INTERVAL '4' SECOND
      ) WITH ('connector' = 'filesystem', 'path' = '${file}', 'format' = 'json');
      CREATE VIEW bid AS
      SELECT bid.auction, bid.bidder, bid.price, bid.channel, `dateTime`
      FROM nexmark WHERE event_type = 2;
      """;

  /** Kinds of queries; what follows differs in its constants. */
  private static final List<String> KINDS =
      List.of(
          "SELECT auction, price FROM bid WHERE price > %2$d",
          "SELECT auction, COUNT(*), MAX(price) FROM bid WHERE MOD(auction, 101) = %1$d"
              + " GROUP BY auction",
          "SELECT channel, COUNT(*) FROM bid WHERE price BETWEEN %1$d * 10000 AND"
              + " %1$d * 10000 + 5000 GROUP BY channel",
          "SELECT COUNT(*), SUM(price) FROM bid WHERE channel = 'channel-%1$d'",
          "SELECT auction, COUNT(*), window_start FROM TABLE(TUMBLE(TABLE bid,"
              + " DESCRIPTOR(`dateTime`), INTERVAL '10' SECOND))"
              + " WHERE bidder > %2$d GROUP BY auction, window_start, window_end");

  private SharingBench() {}

  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    int runs = Integer.parseInt(args[1]);
    int parallelism = Integer.parseInt(args[2]);
    report(System.out, file, runs, parallelism, List.of(args).subList(3, args.length));
  }

  static void report(PrintStream out, Path file, int runs, int parallelism, List<String> counts)
      throws InterruptedException {
    out.println(
        "| queries | million events/s | of the first | CPU ns/event | ns/event and query |");
    out.println("|---|---|---|---|---|");
    double first = 0;
    for (String text : counts) {
      int count = Integer.parseInt(text.replace(APART, ""));
      Program program = program(file, count);
      Cost cost = Cost.of(text.endsWith(APART) ? program.apart() : program, parallelism, runs);
      first = first == 0 ? cost.rowsPerSecond() : first;
      out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.0f | %.1f |%n",
          text,
          cost.rowsPerSecond() / 1e6,
          cost.rowsPerSecond() / first,
          cost.cpuNanosPerRow(),
          cost.cpuNanosPerRow() / count);
    }
  }

  private static Program program(Path file, int count) {
    StringBuilder script = new StringBuilder(TABLES.replace("${file}", file.toString()));
    for (int i = 0; i < count; i++) {
      String query =
          String.format(Locale.ROOT, KINDS.get(i % KINDS.size()), i, 5_000_000L + 1_000L * i);
      script.append("CREATE TABLE sink").append(i).append(columns(i % KINDS.size()));
      script.append(" WITH ('connector' = 'blackhole');\n");
      script.append("INSERT INTO sink").append(i).append(' ').append(query).append(";\n");
    }
    return Program.of(script.toString(), new ServiceConnectors());
  }

  private static String columns(int kind) {
    return switch (kind) {
      case 0 -> "(auction BIGINT, price BIGINT)";
      case 1 -> "(auction BIGINT, bids BIGINT, most BIGINT)";
      case 2 -> "(channel STRING, bids BIGINT)";
      case 3 -> "(bids BIGINT, total BIGINT)";
      default -> "(auction BIGINT, bids BIGINT, starts TIMESTAMP(3))";
    };
  }
}
