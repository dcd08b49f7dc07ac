package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSpec;
import dev.weir.engine.RowReceiver;
import dev.weir.plan.PlanRoot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Measures the state of queries over a file of Nexmark events: {@code StateBench FILE EVENTS
 * QUERY...}. The state is the live heap when one task has taken in all events and waits for more,
 * less the live heap before the job, the second time in the process.
 */
final class StateBench {
  private static final Duration STEP = Duration.ofMillis(100);

  /** How long no more rows must come until all are taken in. */
  private static final Duration STILL = Duration.ofSeconds(3);

  private final Input input;
  private final long events;
  private final Connectors connectors = new StandingConnectors(new ServiceConnectors());

  private StateBench(Path file, long events) {
    this.input = Input.file(file, Path.of("bench/target/comparison/side.csv"));
    this.events = events;
  }

  public static void main(String[] args) throws InterruptedException {
    StateBench bench = new StateBench(Path.of(args[0]), Long.parseLong(args[1]));
    System.out.println("| query | state, MB | bytes an event |");
    System.out.println("|---|---|---|");
    for (String query : List.of(args).subList(2, args.length)) {
      bench.stateBytes(query);
      long bytes = bench.stateBytes(query);
      System.out.printf(
          Locale.ROOT, "| %s | %.1f | %.1f |%n", query, bytes / 1e6, 1.0 * bytes / bench.events);
    }
  }

  private long stateBytes(String query) throws InterruptedException {
    List<PlanRoot> roots =
        NexmarkScript.roots(query, NexmarkScript.statements(query, input), connectors);
    try (Engine engine =
        new Engine(EngineConfig.forCores(1, ZoneOffset.UTC), connectors, InstantSource.system())) {
      long before = liveBytes();
      Job job = engine.start(new JobSpec(query, roots, RowReceiver.NONE, new StrictLedger(), null));
      awaitEvents(job);
      long bytes = liveBytes() - before;
      job.cancel();
      return bytes;
    }
  }

  private void awaitEvents(Job job) throws InterruptedException {
    while (job.status() == Job.Status.RUNNING && job.progress().rowsRead() < events) {
      Thread.sleep(STEP);
    }
    if (job.status() != Job.Status.RUNNING) {
      job.await();
      throw new IllegalStateException("the job has ended: " + job.status());
    }
    Thread.sleep(STILL);
  }

  private static long liveBytes() {
    // Twice, for what only the first lets go.
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private record StandingConnectors(Connectors connectors) implements Connectors {
    @Override
    public @Nullable Connector find(String name) {
      Connector connector = connectors.find(name);
      return connector == null ? null : new StandingConnector(connector);
    }

    @Override
    public List<String> names() {
      return connectors.names();
    }
  }
}
