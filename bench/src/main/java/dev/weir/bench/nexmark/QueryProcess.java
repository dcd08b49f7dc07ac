package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own for one query: {@code QueryProcess QUERY EVENTS SIDE PARALLELISM} and either
 * {@code measure WARMUPS RUNS} or {@code answer FILE}. EVENTS is a file, or how many the generator
 * gives. The query {@code read} is reading alone. Speaks as {@link ProcessReport} says.
 */
final class QueryProcess {
  private QueryProcess() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    Path side = Path.of(args[2]);
    Input input =
        args[1].matches("[0-9]+")
            ? Input.generator(Long.parseLong(args[1]), side)
            : Input.file(Path.of(args[1]), side);
    QueryRuns runs = new QueryRuns(args[0], input, Integer.parseInt(args[3]));
    if (args[4].equals("answer")) {
      runs.answer().write(Path.of(args[5]));
      return;
    }
    ProcessReport.measure(
        Integer.parseInt(args[5]), Integer.parseInt(args[6]), runs::measure, System.out);
  }
}
