package dev.weir.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.comparison.Arguments.Count;
import dev.weir.error.WeirException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code bench/nexmark --compare} takes. */
class ArgumentsTest {
  @Test
  void without_arguments_all_queries_run_on_weir_alone() {
    Arguments arguments = Arguments.parse();
    assertThat(arguments.others()).isEmpty();
    assertThat(arguments.queries()).isEqualTo(Arguments.QUERIES);
    assertThat(arguments.plan().events()).isEqualTo(10_000_000);
    assertThat(arguments.plan().generator()).isFalse();
  }

  @Test
  void options_and_queries_may_alternate() {
    Arguments arguments =
        Arguments.parse(
            "q1", "--compare", "flink,duckdb", "--runs", "3,flink=1", "q5", "--flink-set", "a=b=c");
    assertThat(arguments.others()).containsExactly("flink", "duckdb");
    assertThat(arguments.queries()).containsExactly("q1", "q5");
    assertThat(arguments.plan().runs()).isEqualTo(new Count(3, Map.of("flink", 1)));
    assertThat(arguments.plan().runs().of("flink")).isEqualTo(1);
    assertThat(arguments.plan().runs().of("weir")).isEqualTo(3);
    assertThat(arguments.flinkSettings()).containsExactly(Map.entry("a", "b=c"));
  }

  @Test
  void wrong_arguments_are_refused_by_name() {
    assertRefused("there is no query \"q6\"", "q6");
    assertRefused("there is no option \"--run\"", "--run", "3");
    assertRefused("option \"--runs\" lacks a value", "--runs");
    assertRefused("option \"--runs\" does not take \"-1\"", "--runs", "-1");
    assertRefused("option \"--runs\" does not take \"spark=1\"", "--runs", "2,spark=1");
    assertRefused("option \"--runs\" does not take \"flink=1\"", "--runs", "flink=1");
    assertRefused("option \"--events\" does not take \"many\"", "--events", "many");
    assertRefused("option \"--events\" does not take \"0\"", "--events", "0");
    assertRefused("option \"--compare\" does not take \"weir\"", "--compare", "weir");
    assertRefused("option \"--from\" does not take \"kafka\"", "--from", "kafka");
    assertRefused("option \"--flink-set\" does not take \"a\"", "--flink-set", "a");
    assertRefused(
        "DuckDB does not read from Weir's generator: --compare duckdb needs --from file",
        "--from",
        "generator",
        "--compare",
        "duckdb");
  }

  private static void assertRefused(String message, String... arguments) {
    assertThatThrownBy(() -> Arguments.parse(arguments))
        .isInstanceOf(WeirException.class)
        .hasMessage(message);
  }
}
