package dev.weir.bench.nexmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards the hot paths: how many instructions of bytecode a query runs for each further event, in
 * Weir's own classes and those that it writes. The count is the same on every machine, to one in
 * ten thousand. What the JIT makes of the instructions is not in it, nor what the JDK and libraries
 * run.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InstructionTest {
  /** Reading is two thirds of many a query, so a fifth more in the rest is this much of all. */
  private static final double MOST_GROWTH = 1.05;

  private static final double SLACK = 5;

  private final EventFolders events;
  private final KnownFigures figures;
  private final BiConsumer<String, Path> counted;
  private final ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();

  InstructionTest(@TempDir Path folder) throws Exception {
    events = EventFolders.in(folder);
    figures = new KnownFigures("instructions.properties", "instructions", MOST_GROWTH, SLACK);
    ClassLoader loader = new CountingLoader();
    Thread.currentThread().setContextClassLoader(loader);
    counted = countedQuery(loader);
  }

  @SuppressWarnings("unchecked") // The same class of another loader.
  private static BiConsumer<String, Path> countedQuery(ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(CountedQuery.class.getName());
    return (BiConsumer<String, Path>) type.getConstructor().newInstance();
  }

  @ParameterizedTest
  @MethodSource("dev.weir.bench.nexmark.KnownFigures#queries")
  void a_query_runs_no_more_instructions_for_an_event_than_it_did(String query)
      throws InterruptedException {
    figures.check(query, events.perEvent(folder -> instructions(query, folder)));
  }

  @AfterAll
  void write() throws IOException {
    Thread.currentThread().setContextClassLoader(contextLoader);
    figures.writeIfAsked();
  }

  private long instructions(String query, Path folder) {
    long before = InstructionCount.now();
    counted.accept(query, folder);
    return InstructionCount.now() - before;
  }
}
