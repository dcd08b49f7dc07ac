package dev.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingBenchTest {
  private static final String BID =
      """
      {"event_type":2,"bid":{"auction":7,"bidder":1,"price":100,"channel":"channel-3",\
      "dateTime":"2026-01-01 00:00:00"}}
      """;

  @Test
  void queries_of_each_kind_run_as_one_job_and_as_many(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("events.json"), BID.repeat(3));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    SharingBench.report(new PrintStream(out), file, 0, 2, List.of("1", "5", "2jobs"));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("| 5 |"))
        .anyMatch(line -> line.startsWith("| 2jobs |"));
  }
}
