package dev.weir.bench.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every query of the benchmark over 2,000 events of the generator. */
class NexmarkQueriesTest {
  private static final int EVENTS = 2_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q0", "q1", "q2", "q3", "q4", "q5", "q7", "q8", "q9", "q11", "q12", "q13", "q14", "q15",
        "q16", "q17", "q18", "q19", "q20", "q21", "q22", "tumble", "rising", "quick", "swing"
      })
  void a_query_reads_all_events_and_answers_alike_at_any_parallelism(String query)
      throws IOException, InterruptedException {
    Path side = Files.writeString(folder.resolve("side.csv"), "1000,a\n1001,b\n");
    Input input = Input.generator(EVENTS, side);
    assertThat(new QueryRuns(query, input, 2).measure().events()).isGreaterThanOrEqualTo(EVENTS);
    AnswerRows one = new QueryRuns(query, input, 1).answer();
    AnswerRows two = new QueryRuns(query, input, 2).answer();
    assertThat(one.size()).isEqualTo(two.size());
    // The events end before a window of the clock does.
    assertThat(one.size() > 0).isNotEqualTo(query.equals("q12"));
  }

  @Test
  void reading_alone_gives_all_events() throws InterruptedException {
    Input input = Input.generator(EVENTS, folder.resolve("side.csv"));
    assertThat(EventReading.of(input).run(2).events()).isEqualTo(EVENTS);
  }
}
