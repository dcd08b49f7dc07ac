package dev.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternBenchTest {

  @Test
  void each_query_gives_the_same_rows_however_often_its_events_are_read()
      throws InterruptedException {
    List<String> once = rows(0);
    assertThat(once).hasSize(7).doesNotContain("0");
    assertThat(rows(2)).isEqualTo(once);
  }

  @Test
  void esper_gives_as_many_rows_of_twenty_thousand_events() throws InterruptedException {
    // What bench/esper prints; of the others Weir gives fewer changes, one a key and batch.
    assertThat(rows(0, "filter", "pattern")).containsExactly("1963", "322");
  }

  private static List<String> rows(int runs, String... queries) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PatternBench(new PrintStream(out), 20_000, runs, 1).report(List.of(queries));
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(2)
        .map(line -> line.split("\\|", -1)[4].strip())
        .toList();
  }
}
