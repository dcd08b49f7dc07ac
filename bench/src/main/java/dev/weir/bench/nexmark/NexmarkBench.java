package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs queries over a file of Nexmark events: {@code NexmarkBench FILE RUNS PARALLELISM QUERY...}.
 * Each query runs once to warm up and then RUNS times; {@code read} stands for reading alone.
 * Prints a table in Markdown.
 */
final class NexmarkBench {
  private NexmarkBench() {}

  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    int runs = Integer.parseInt(args[1]);
    int parallelism = Integer.parseInt(args[2]);
    System.out.println("| query | million events/s | slowest - fastest | CPU us/event |");
    System.out.println("|---|---|---|---|");
    for (String query : List.of(args).subList(3, args.length)) {
      run(query, file, parallelism);
      List<Run> results = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        results.add(run(query, file, parallelism));
      }
      System.out.println(Run.row(query, results));
    }
  }

  private static Run run(String query, Path file, int parallelism) throws InterruptedException {
    // q13 alone reads a second file, which bench/nexmark --compare makes.
    Input input = Input.file(file, Path.of("bench/target/comparison/side.csv"));
    return new QueryRuns(query, input, parallelism).measure();
  }
}
