package dev.weir.bench.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards the hot paths: what a query allocates for each further event may not grow by more than a
 * fifth. Bytes allocated don't depend on what else the machine does, as times would. They are the
 * difference between a long and a short input, so that planning and starting don't count.
 *
 * <p>With {@code -Dallocation.write=true} the figures are written to the resource anew.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AllocationTest {
  private static final int SHORT = 50_000;
  private static final int LONG = 150_000;
  private static final double MOST_GROWTH = 1.2;

  /** Bytes an event that are chance: a batch more or less. */
  private static final double SLACK = 8;

  private static final boolean WRITE = Boolean.getBoolean("allocation.write");
  private static final Path RESOURCE = Path.of("src/test/resources/allocation.properties");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<String, Long> found = new TreeMap<>();
  private final Properties known = new Properties();
  private Path shortInput = Path.of("");
  private Path longInput = Path.of("");

  static List<String> queries() {
    return List.of(
        "q0", "q1", "q2", "q3", "q4", "q5", "q7", "q8", "q9", "q11", "q14", "q15", "q16", "q17",
        "q18", "q19", "q20", "q22");
  }

  @BeforeAll
  void makeInput(@TempDir Path folder) throws IOException, InterruptedException {
    shortInput = events(folder.resolve("short"), SHORT);
    longInput = events(folder.resolve("long"), LONG);
    try (InputStream in = AllocationTest.class.getResourceAsStream("/allocation.properties")) {
      known.load(in);
    }
  }

  private static Path events(Path folder, int count) throws InterruptedException {
    new QueryRuns("write", Input.generator(count, folder), 1).measure();
    return folder;
  }

  @AfterAll
  void writeFigures() throws IOException {
    if (WRITE) {
      List<String> lines =
          found.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
      Files.write(RESOURCE, lines);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void a_query_allocates_no_more_for_an_event_than_it_did(String query)
      throws InterruptedException {
    bytes(query, shortInput);
    double perEvent =
        (double) (bytes(query, longInput) - bytes(query, shortInput)) / (LONG - SHORT);
    found.put(query, Math.round(perEvent));
    if (!WRITE) {
      double before = Double.parseDouble(known.getProperty(query));
      assertThat(perEvent)
          .as("bytes allocated for an event by %s, where it were %.0f", query, before)
          .isLessThan(before * MOST_GROWTH + SLACK);
    }
  }

  @Test
  void there_is_a_figure_for_every_query() {
    assertThat(known.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(queries());
  }

  private static long bytes(String query, Path input) throws InterruptedException {
    QueryRuns runs = new QueryRuns(query, Input.file(input, input), 1);
    long before = THREADS.getTotalThreadAllocatedBytes();
    runs.measure();
    return THREADS.getTotalThreadAllocatedBytes() - before;
  }
}
