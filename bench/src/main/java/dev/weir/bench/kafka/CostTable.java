package dev.weir.bench.kafka;

import dev.weir.bench.kafka.Cost.Costs;
import dev.weir.bench.nexmark.Run;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of a table in Markdown: who has done a work, beside the plain clients that bound it. */
record CostTable(Work work, Costs bound) {
  static final String HEAD =
      "| work | by | million events/s | slowest - fastest | of plain | CPU us/event | of the broker"
          + " | peak MB | messages |\n|---|---|---|---|---|---|---|---|---|";

  private static final double MILLION = 1e6;

  String row(String name, Costs costs, @Nullable Digest written) {
    Cost median = costs.median();
    Run run = median.run();
    double slowest = costs.runs().stream().mapToDouble(CostTable::speed).min().orElse(0);
    double fastest = costs.runs().stream().mapToDouble(CostTable::speed).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f - %.2f | %.2f | %.2f | %.2f | %.0f | %s |",
        work.label(),
        name,
        speed(median),
        slowest,
        fastest,
        speed(median) / speed(bound.median()),
        run.cpuSeconds() * MILLION / run.events(),
        median.brokerSeconds() * MILLION / run.events(),
        costs.peakBytes() / MILLION,
        written == null ? "-" : String.valueOf(written.messagesOfARun()));
  }

  private static double speed(Cost cost) {
    return cost.run().eventsPerSecond() / MILLION;
  }
}
