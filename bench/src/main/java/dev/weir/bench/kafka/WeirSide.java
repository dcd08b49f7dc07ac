package dev.weir.bench.kafka;

import dev.weir.bench.comparison.ChildProcess;
import dev.weir.bench.kafka.Cost.Costs;
import dev.weir.bench.nexmark.AnswerRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weir, and plain clients: processes of their own, started as the weir command is. */
final class WeirSide implements Side {
  static final int MILLIS_BETWEEN_SNAPSHOTS = 1_000;

  private final Options options;
  private final Place place;
  private final ChildProcess child;

  WeirSide(Options options, Place place, ChildProcess child) {
    this.options = options;
    this.place = place;
    this.child = child;
  }

  @Override
  public Costs measure(Work work, @Nullable BenchTopic into)
      throws IOException, InterruptedException {
    Path script = script(work.statements(place.events(), place.folder(), into));
    return Cost.read(
        run(
            ScriptProcess.class,
            List.of(
                script.toString(),
                Integer.toString(options.cores()),
                "measure",
                Long.toString(place.broker()),
                Integer.toString(options.warmups()),
                Integer.toString(options.runs()),
                Integer.toString(work.once() ? MILLIS_BETWEEN_SNAPSHOTS : 0))));
  }

  @Override
  public AnswerRows answer(Work work) throws IOException, InterruptedException {
    Path script = script(work.statements(place.sample(), place.folder(), null));
    Path rows = place.work().resolve("answer-weir");
    run(ScriptProcess.class, List.of(script.toString(), "1", "answer", rows.toString()));
    return AnswerRows.read(rows);
  }

  /**
   * The same done by plain clients: events polled and thrown away if the work reads them, and as
   * many messages sent as Weir sent in a run, which lie in a topic.
   */
  Costs plain(Work work, @Nullable BenchTopic sent, @Nullable BenchTopic into, long messages)
      throws IOException, InterruptedException {
    return Cost.read(
        run(
            PlainProcess.class,
            List.of(
                work.reads() ? place.events().name() : PlainProcess.NONE,
                sent == null ? PlainProcess.NONE : sent.name(),
                into == null ? PlainProcess.NONE : into.name(),
                Long.toString(messages),
                Long.toString(place.count()),
                Integer.toString(place.events().partitions()),
                Boolean.toString(work.once()),
                place.events().address(),
                Long.toString(place.broker()),
                Integer.toString(options.warmups()),
                Integer.toString(options.runs()))));
  }

  private Path script(List<String> statements) throws IOException {
    return Files.writeString(
        place.work().resolve("script.sql"), String.join(";\n\n", statements) + ";\n");
  }

  private List<String> run(Class<?> program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(options.launcher().toString()));
    command.addAll(arguments);
    Map<String, String> environment =
        Map.of(
            "WEIR_MAIN", program.getName(),
            "WEIR_NO_BUILD", "1",
            "WEIR_JAVA_OPTS", options.weirOptions());
    Duration limit = Duration.ofSeconds(options.limitSeconds());
    return child.run(command, environment, limit);
  }
}
