package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own for one query: {@code QueryProcess QUERY SOURCE SIDE PARALLELISM} and either
 * {@code measure WARMUPS RUNS} or {@code answer FILE}. Speaks as {@link ProcessReport} says.
 */
final class QueryProcess {
  private QueryProcess() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    QueryRuns runs = new QueryRuns(args[0], new Input(args[1], args[2]), Integer.parseInt(args[3]));
    if (args[4].equals("answer")) {
      runs.answer().write(Path.of(args[5]));
      return;
    }
    ProcessReport.measure(
        Integer.parseInt(args[5]), Integer.parseInt(args[6]), runs::measure, System.out);
  }
}
