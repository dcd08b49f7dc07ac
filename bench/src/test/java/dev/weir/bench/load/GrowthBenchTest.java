package dev.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthBenchTest {

  @Test
  void a_row_is_printed_for_each_number_of_keys_and_windows_and_each_length_of_a_pattern()
      throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new GrowthBench(new PrintStream(out), 1_000, 0, 2)
        .report(List.of(10), List.of(1, 3), List.of(2, 5));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("| count per key, 10 keys |"))
        .anyMatch(line -> line.startsWith("| HOP of 3 slides, 1000 keys |"))
        .anyMatch(line -> line.startsWith("| pattern of 5 rows, 1000 keys |"));
  }
}
