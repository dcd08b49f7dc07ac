package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.ProcessReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Weir: each query in a process of its own, started as the weir command is. */
final class WeirContender implements Contender {
  static final String NAME = "weir";

  private final Arguments arguments;
  private final Events events;
  private final ChildProcess child;

  WeirContender(Arguments arguments, Events events, ChildProcess child) {
    this.arguments = arguments;
    this.events = events;
    this.child = child;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean runs(String query) {
    return true;
  }

  @Override
  public AnswerRows answer(String query) throws InterruptedException, IOException {
    Path rows = events.work().resolve("answer-weir");
    // One task, so that ties come in the order of the file, as they do for the others.
    Arguments.Plan plan = arguments.plan();
    String input = plan.generator() ? Long.toString(plan.sample()) : events.sample().toString();
    run(query, input, 1, List.of("answer", rows.toString()));
    return AnswerRows.read(rows);
  }

  @Override
  public ProcessReport measure(String query) throws InterruptedException, IOException {
    Arguments.Plan plan = arguments.plan();
    String input = plan.generator() ? Long.toString(plan.events()) : events.file().toString();
    return ProcessReport.read(run(query, input, plan.cores(), plan.measuring(NAME)));
  }

  private List<String> run(String query, String input, int parallelism, List<String> work)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                arguments.places().launcher().toString(),
                query,
                input,
                events.side().toString(),
                Integer.toString(parallelism)));
    command.addAll(work);
    Map<String, String> environment =
        Map.of(
            "WEIR_MAIN", "dev.weir.bench.nexmark.QueryProcess",
            "WEIR_NO_BUILD", "1",
            "WEIR_JAVA_OPTS", arguments.weirOptions());
    return child.run(command, environment, arguments.plan().limit(NAME));
  }
}
