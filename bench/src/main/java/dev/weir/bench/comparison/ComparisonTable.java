package dev.weir.bench.comparison;

import dev.weir.bench.comparison.QueryResult.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The results in Markdown. */
record ComparisonTable(
    List<String> conditions, List<String> engines, List<QueryResult> results, String chart) {
  private static final double MILLION = 1e6;

  String text() {
    List<String> lines = new ArrayList<>(List.of("# Nexmark, Weir beside others", ""));
    conditions.forEach(condition -> lines.add("- " + condition));
    lines.addAll(List.of("", "![events a second](" + chart + ")", "", "## Events a second", ""));
    lines.addAll(
        table(
            "million/s",
            outcome -> outcome.run().eventsPerSecond() / MILLION,
            QueryResult::speedRatio,
            "%.2f"));
    lines.addAll(List.of("", "## CPU seconds for a million events", ""));
    lines.addAll(
        table(
            "CPU s",
            outcome -> outcome.run().cpuSeconds() / outcome.run().events() * MILLION,
            QueryResult::cpuRatio,
            "%.2f"));
    lines.addAll(List.of("", "## Peak memory", ""));
    lines.addAll(
        table("MB", outcome -> outcome.peakBytes() / MILLION, QueryResult::memoryRatio, "%.0f"));
    lines.addAll(List.of("", "## Answers", "", "| query | over the first events |", "|---|---|"));
    results.forEach(result ->
        lines.add("| " + result.query() + " | " + cell(result.agreement().text()) + " |"));
    return String.join("\n", lines) + "\n";
  }

  private interface Ratio {
    double of(QueryResult result, String other);
  }

  private List<String> table(
      String unit, ToDoubleFunction<Outcome.Measured> figure, Ratio ratio, String format) {
    List<String> others = engines.subList(1, engines.size());
    StringBuilder head = new StringBuilder("| query |");
    engines.forEach(
        engine -> head.append(' ').append(engine).append(", ").append(unit).append(" |"));
    others.forEach(other -> head.append(" weir to ").append(other).append(" |"));
    List<String> lines = new ArrayList<>();
    lines.add(head.toString());
    lines.add("|---|" + "---|".repeat(engines.size() + others.size()));
    for (QueryResult result : results) {
      StringBuilder line = new StringBuilder("| " + result.query());
      line.append(result.agreement().differs() ? " **ANSWERS DIFFER** |" : " |");
      for (String engine : engines) {
        line.append(' ').append(figure(result, engine, figure, format)).append(" |");
      }
      others.forEach(other -> line.append(' ').append(times(ratio.of(result, other))).append(" |"));
      lines.add(line.toString());
    }
    StringBuilder means = new StringBuilder("| geometric mean |" + " |".repeat(engines.size()));
    others.forEach(other -> means.append(' ').append(times(mean(ratio, other))).append(" |"));
    if (!others.isEmpty()) {
      lines.add(means.toString());
    }
    return lines;
  }

  private static String figure(
      QueryResult result, String engine, ToDoubleFunction<Outcome.Measured> figure, String format) {
    return switch (result.outcomes().getOrDefault(engine, new Outcome.Absent())) {
      case Outcome.Measured measured ->
          String.format(Locale.ROOT, format, figure.applyAsDouble(measured));
      case Outcome.Absent ignored -> "-";
      case Outcome.Failed failed -> "failed: " + cell(failed.reason());
    };
  }

  private double mean(Ratio ratio, String other) {
    double[] logarithms =
        results.stream()
            .mapToDouble(result -> ratio.of(result, other))
            .filter(value -> value > 0)
            .map(Math::log)
            .toArray();
    return logarithms.length == 0
        ? 0
        : Math.exp(Arrays.stream(logarithms).sum() / logarithms.length);
  }

  private static String times(double ratio) {
    return ratio == 0 ? "-" : String.format(Locale.ROOT, "%.1f", ratio);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
