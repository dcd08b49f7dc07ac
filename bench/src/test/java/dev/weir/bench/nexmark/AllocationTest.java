package dev.weir.bench.nexmark;

import com.sun.management.ThreadMXBean;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards the hot paths: what a query allocates for each further event may not grow by more than a
 * fifth. Bytes allocated hardly depend on what else the machine does, as times would; what seems to
 * have grown is measured again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AllocationTest {
  private static final double MOST_GROWTH = 1.2;

  /** A block that is or isn't used again. */
  private static final double SLACK = 24;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final EventFolders events;
  private final KnownFigures figures;

  AllocationTest(@TempDir Path folder) throws IOException, InterruptedException {
    events = EventFolders.in(folder);
    figures = new KnownFigures("allocation.properties", "bytes allocated", MOST_GROWTH, SLACK);
  }

  @ParameterizedTest
  @MethodSource("dev.weir.bench.nexmark.KnownFigures#queries")
  void a_query_allocates_no_more_for_an_event_than_it_did(String query)
      throws InterruptedException {
    double perEvent = events.perEvent(folder -> bytes(query, folder));
    for (int again = 0; again < 2 && !figures.allow(query, perEvent); again++) {
      perEvent = Math.min(perEvent, events.perEvent(folder -> bytes(query, folder)));
    }
    figures.check(query, perEvent);
  }

  @AfterAll
  void write() throws IOException {
    figures.writeIfAsked();
  }

  private static long bytes(String query, Path input) throws InterruptedException {
    // Blocks that may be used again are kept until a collection: none are left now.
    System.gc();
    QueryRuns runs = new QueryRuns(query, Input.file(input, input), 1);
    long before = THREADS.getTotalThreadAllocatedBytes();
    runs.measure();
    return THREADS.getTotalThreadAllocatedBytes() - before;
  }
}
