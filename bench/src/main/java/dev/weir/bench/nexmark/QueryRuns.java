package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;

/** Runs of one query over one input in this process. */
final class QueryRuns {
  private final String query;
  private final Input input;
  private final int parallelism;

  QueryRuns(String query, Input input, int parallelism) {
    this.query = query;
    this.input = input;
    this.parallelism = parallelism;
  }

  /**
   * Runs the query and drops its rows; times the job alone, without start-up and planning. {@link
   * NexmarkScript#READ} is reading alone.
   */
  Run measure() throws InterruptedException {
    return query.equals(NexmarkScript.READ)
        ? EventReading.of(input).run(parallelism)
        : script().measure();
  }

  /** Runs the query and gives the rows that its changes leave behind. */
  AnswerRows answer() throws InterruptedException {
    return script().answer();
  }

  private ScriptRuns script() {
    return new ScriptRuns(query, NexmarkScript.statements(query, input), parallelism);
  }
}
