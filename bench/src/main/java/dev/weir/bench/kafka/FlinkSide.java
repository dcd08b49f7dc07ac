package dev.weir.bench.kafka;

import dev.weir.bench.comparison.FlinkJobs;
import dev.weir.bench.kafka.Cost.Costs;
import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.bench.nexmark.ProcessFigures;
import dev.weir.bench.nexmark.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flink with its own connector: a cluster for each work. */
final class FlinkSide implements Side {
  private final Options options;
  private final Place place;
  private final Path connector;
  private final FlinkJobs jobs;

  FlinkSide(Options options, Place place, Path connector, FlinkJobs jobs) {
    this.options = options;
    this.place = place;
    this.connector = connector.toAbsolutePath();
    this.jobs = jobs;
  }

  @Override
  public Costs measure(Work work, @Nullable BenchTopic into)
      throws IOException, InterruptedException {
    jobs.stop();
    List<String> statements = work.statements(place.events(), place.folder(), into);
    try (FlinkJobs.Session session = open(options.cores(), work, statements)) {
      String insert = statements.getLast();
      for (int i = 0; i < options.warmups(); i++) {
        session.run(insert);
      }
      List<Cost> runs = new ArrayList<>();
      for (int i = 0; i < options.runs(); i++) {
        double before = ProcessFigures.cpuSeconds(place.broker());
        Run run = session.measure(insert, place.count());
        runs.add(new Cost(run, ProcessFigures.cpuSeconds(place.broker()) - before));
      }
      return new Costs(runs, session.peakBytes());
    } finally {
      jobs.stop();
    }
  }

  @Override
  public AnswerRows answer(Work work) throws IOException, InterruptedException {
    List<String> statements = work.statements(place.sample(), place.folder(), null);
    try (FlinkJobs.Session session = open(1, work, statements)) {
      return session.rows(NexmarkScript.select(statements.getLast()));
    }
  }

  private FlinkJobs.Session open(int parallelism, Work work, List<String> statements)
      throws IOException, InterruptedException {
    List<String> definitions = new ArrayList<>();
    definitions.add("ADD JAR '" + connector + "'");
    if (work.once()) {
      definitions.add(
          "SET 'execution.checkpointing.interval' = '"
              + WeirSide.MILLIS_BETWEEN_SNAPSHOTS
              + " ms'");
    }
    definitions.addAll(statements.subList(0, statements.size() - 1));
    return jobs.open(parallelism, definitions);
  }
}
