package dev.weir.engine;

import dev.weir.connector.Connectors;
import dev.weir.engine.build.Built;
import dev.weir.engine.build.GraphBuilder;
import dev.weir.engine.state.StateBlocks;
import dev.weir.engine.task.Execution;
import dev.weir.engine.task.StateImage;
import dev.weir.engine.task.Surroundings;
import dev.weir.engine.task.Worker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Runs jobs on a fixed set of worker threads, one for each task of the configured parallelism. The
 * tasks of all jobs share these threads, so that nothing given to a job may wait for long: not a
 * listener of a view, and a receiver of rows only as long as other jobs may wait too.
 */
public final class Engine implements AutoCloseable {
  private final EngineConfig config;
  private final Connectors connectors;
  private final InstantSource clock;
  private final StateBlocks blocks = new StateBlocks();
  private final List<Worker> workers = new ArrayList<>();
  private final Set<RunningJob> jobs = ConcurrentHashMap.newKeySet();
  private int started;
  private boolean closed;

  public Engine(EngineConfig config, Connectors connectors, InstantSource clock) {
    this(
        config,
        connectors,
        clock,
        Thread.ofPlatform().name("weir-worker-", 0).daemon(true).factory());
  }

  /** An engine whose workers are threads of this factory. */
  public Engine(
      EngineConfig config, Connectors connectors, InstantSource clock, ThreadFactory threads) {
    this.config = config;
    this.connectors = connectors;
    this.clock = clock;
    for (int i = 0; i < config.parallelism(); i++) {
      workers.add(new Worker(threads));
    }
    workers.forEach(Worker::start);
  }

  /** Starts a program. Fails at once when a source or sink can't be opened. */
  public synchronized Job start(JobSpec spec) {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (spec.roots().isEmpty()) {
      throw new IllegalArgumentException("job \"" + spec.name() + "\" has no roots");
    }
    RowReceiver results = spec.results();
    Built built =
        GraphBuilder.build(
            spec.roots(),
            connectors,
            new GraphBuilder.Results(results::rows, results::snapshot, results::end));
    JobSnapshot from = spec.from();
    StateImage image =
        from == null ? null : new StateImage(from.sources(), from.operators(), from.prepared());
    List<Worker> turn = nextTurn();
    Execution execution =
        Execution.start(spec.name(), built.graph(), surroundings(spec.ledger()), image, turn);
    RunningJob job = new RunningJob(execution, built.views(), turn);
    jobs.removeIf(other -> other.status() != Job.Status.RUNNING);
    jobs.add(job);
    return job;
  }

  /** Task 0 does more than others, so that each job's lands on the next worker. */
  private List<Worker> nextTurn() {
    List<Worker> turn = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      turn.add(workers.get((started + i) % workers.size()));
    }
    started = (started + 1) % workers.size();
    return turn;
  }

  private Surroundings surroundings(Ledger ledger) {
    return new Surroundings(
        config.parallelism(),
        config.batchSize(),
        clock,
        config.zone(),
        blocks,
        ledger::rejected,
        late ->
            ledger.late(
                new Ledger.LateRow(
                    late.operator(), late.row(), late.windowEnd(), late.watermark())));
  }

  /** Cancels what runs and stops the workers. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    jobs.forEach(RunningJob::cancel);
    workers.forEach(Worker::close);
  }
}
