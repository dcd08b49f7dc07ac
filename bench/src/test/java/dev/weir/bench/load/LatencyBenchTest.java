package dev.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatencyBenchTest {

  @Test
  void every_event_of_a_paced_stream_is_shown_by_the_view() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new LatencyBench(new PrintStream(out), 2, 10).report(1, 2_000);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("| count per key |"))
        .anyMatch(line -> line.startsWith("| newest 3 per key |"));
  }

  @Test
  void events_are_due_by_the_clock_and_latency_counts_from_the_instant_they_were_meant_for() {
    Pace pace = new Pace(1_000_000_000, 1_000, 10_000, 10);

    assertThat(pace.due(1_000_000_000)).isZero();
    assertThat(pace.due(1_500_000_000)).isEqualTo(500);
    assertThat(pace.due(100_000_000_000L)).isEqualTo(10_000);
    assertThat(pace.intended(500)).isEqualTo(1_500_000_000);
  }
}
