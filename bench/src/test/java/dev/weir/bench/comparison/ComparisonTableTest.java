package dev.weir.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.comparison.QueryResult.Agreement;
import dev.weir.bench.comparison.QueryResult.Outcome;
import dev.weir.bench.nexmark.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written of results. */
class ComparisonTableTest {
  private static final List<String> ENGINES = List.of("weir", "flink");

  @Test
  void ratios_say_how_many_times_weir_is_better() {
    String text = table(result("q0", 1, 1_000_000, 4), result("q1", 1, 1_000_000, 9)).text();
    assertThat(text)
        .contains("| q0 | 1.00 | 0.25 | 4.0 |")
        .contains("| q1 | 1.00 | 0.11 | 9.0 |")
        .contains("| geometric mean | | | 6.0 |")
        .contains("| q0 | 1 | 4 | 4.0 |");
  }

  @Test
  void a_query_without_figures_counts_for_no_mean() {
    QueryResult failed =
        new QueryResult(
            "q13",
            Map.of("weir", new Outcome.Failed("longer than 1 s"), "flink", new Outcome.Absent()),
            new Agreement(true, "2 rows, NOT as flink: a|b"));
    String text = table(result("q0", 1, 1_000_000, 4), failed).text();
    assertThat(text)
        .contains("| q13 **ANSWERS DIFFER** | failed: longer than 1 s | - | - |")
        .contains("| geometric mean | | | 4.0 |")
        .contains("| q13 | 2 rows, NOT as flink: a\\|b |");
  }

  @Test
  void the_chart_has_a_bar_for_each_engine_that_ran() {
    String text =
        new ComparisonChart("A & B", ENGINES, List.of(result("q0", 1, 1_000_000, 4))).text();
    assertThat(text).startsWith("<svg ").endsWith("</svg>\n").contains("A &amp; B", ">0.25<");
  }

  private static ComparisonTable table(QueryResult... results) {
    return new ComparisonTable(List.of("here"), ENGINES, List.of(results), "chart.svg");
  }

  /** Flink takes so many times as long, as much CPU and as much memory. */
  private static QueryResult result(String query, double seconds, long peak, int times) {
    Run here = new Run(1_000_000, seconds, seconds);
    Run there = new Run(1_000_000, seconds * times, seconds * times);
    return new QueryResult(
        query,
        Map.of(
            "weir", new Outcome.Measured(here, peak),
            "flink", new Outcome.Measured(there, peak * times)),
        new Agreement(false, "equal"));
  }
}
