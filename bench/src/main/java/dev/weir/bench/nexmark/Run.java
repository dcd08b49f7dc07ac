package dev.weir.bench.nexmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One run: events, seconds by the clock, CPU seconds of the process. */
public record Run(long events, double seconds, double cpuSeconds) {

  /** The speed. */
  public double eventsPerSecond() {
    return events / seconds;
  }

  /** The run in the middle by speed. */
  public static Run median(List<Run> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Run::eventsPerSecond))
        .toList()
        .get(runs.size() / 2);
  }

  /** A row of the table of results: median, slowest and fastest in million events a second. */
  static String row(String name, List<Run> runs) {
    Run median = median(runs);
    double low = runs.stream().mapToDouble(Run::eventsPerSecond).min().orElse(0);
    double high = runs.stream().mapToDouble(Run::eventsPerSecond).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f - %.2f | %.2f |",
        name,
        median.eventsPerSecond() / 1e6,
        low / 1e6,
        high / 1e6,
        median.cpuSeconds() * 1e6 / median.events());
  }
}
