package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.bench.nexmark.Run;
import dev.weir.flink.cluster.FlinkLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flink: each query on a cluster of its own. */
final class FlinkContender implements Contender {
  static final String NAME = "flink";

  /** Its connector for files can't be asked for keys. */
  private static final Set<String> MISSING = Set.of("q13", NexmarkScript.READ);

  /** What reads the generator's events, from where bench/nexmark starts. */
  private static final Path ADAPTER = Path.of("bench", "flink");

  private final Arguments arguments;
  private final Events events;
  private final FlinkJobs jobs;
  private @Nullable GeneratorJars adapter;

  FlinkContender(Arguments arguments, Events events) {
    this.arguments = arguments;
    this.events = events;
    this.jobs =
        new FlinkJobs(
            new FlinkJobs.Setup(
                events.work(),
                arguments.places().flink(),
                arguments.flinkOptions(),
                arguments.flinkSettings(),
                Duration.ofSeconds(arguments.plan().limitSeconds())));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean runs(String query) {
    return !MISSING.contains(query);
  }

  @Override
  public AnswerRows answer(String query) throws InterruptedException, IOException {
    List<String> statements = NexmarkScript.statements(query, sample());
    try (FlinkJobs.Session session = jobs.open(1, definitions(statements))) {
      return session.rows(NexmarkScript.select(statements.getLast()));
    }
  }

  @Override
  public void answersDone() throws InterruptedException {
    jobs.stop();
  }

  @Override
  public ProcessReport measure(String query) throws InterruptedException, IOException {
    jobs.stop();
    List<String> statements = NexmarkScript.statements(query, all());
    Arguments.Plan plan = arguments.plan();
    try (FlinkJobs.Session session = jobs.open(plan.cores(), definitions(statements))) {
      String insert = statements.getLast();
      for (int i = 0; i < plan.warmups().of(NAME); i++) {
        session.run(insert);
      }
      List<Run> runs = new ArrayList<>();
      for (int i = 0; i < plan.runs().of(NAME); i++) {
        runs.add(session.measure(insert, events.count()));
      }
      return new ProcessReport(runs, session.peakBytes());
    } finally {
      jobs.stop();
    }
  }

  private Input sample() {
    Arguments.Plan plan = arguments.plan();
    return plan.generator()
        ? Input.generator(plan.sample(), events.side())
        : Input.file(events.sample(), events.side());
  }

  private Input all() {
    return arguments.plan().generator()
        ? Input.generator(events.count(), events.side())
        : Input.file(events.dealt(), events.side());
  }

  private List<String> definitions(List<String> statements) throws IOException {
    List<String> definitions = new ArrayList<>(generator());
    definitions.addAll(statements.subList(0, statements.size() - 1));
    return definitions;
  }

  /** What makes the generator's events known to a session, if they are wanted. */
  private List<String> generator() throws IOException {
    if (!arguments.plan().generator()) {
      return List.of();
    }
    if (adapter == null) {
      FlinkLibraries flink = FlinkLibraries.find(arguments.places().flink());
      adapter = GeneratorJars.build(flink, ADAPTER, events.work());
    }
    return adapter.statements();
  }
}
