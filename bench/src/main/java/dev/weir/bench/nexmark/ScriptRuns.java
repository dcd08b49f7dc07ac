package dev.weir.bench.nexmark;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.connector.Connectors;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSpec;
import dev.weir.engine.RowReceiver;
import dev.weir.plan.PlanRoot;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of one script in this process: tables and views, and an INSERT at the end. */
public final class ScriptRuns {
  private static final int LOOK_MILLIS = 5;

  private final String name;
  private final List<String> statements;
  private final int parallelism;
  private final Connectors connectors = new ServiceConnectors();

  /** Runs of a script in so many tasks. */
  public ScriptRuns(String name, List<String> statements, int parallelism) {
    this.name = name;
    this.statements = List.copyOf(statements);
    this.parallelism = parallelism;
  }

  /** Runs the INSERT; times the job alone, without start-up and planning. */
  public Run measure() throws InterruptedException {
    return measure(Job::await);
  }

  /** The same with a snapshot now and then, as one who keeps them would take. */
  public Run measure(Duration betweenSnapshots) throws InterruptedException {
    return measure(job -> {
      long last = System.nanoTime();
      while (job.status() == Job.Status.RUNNING) {
        Thread.sleep(LOOK_MILLIS);
        if (System.nanoTime() - last >= betweenSnapshots.toNanos()) {
          last = System.nanoTime();
          job.snapshot();
        }
      }
      job.await();
    });
  }

  private interface Awaiting {
    void await(Job job) throws InterruptedException;
  }

  private Run measure(Awaiting awaiting) throws InterruptedException {
    List<PlanRoot> roots = NexmarkScript.roots(name, statements, connectors);
    try (Engine engine = engine()) {
      Stopwatch watch = Stopwatch.start();
      Job job = engine.start(new JobSpec(name, roots, RowReceiver.NONE, new StrictLedger(), null));
      awaiting.await(job);
      return watch.stop(job.progress().rowsRead());
    }
  }

  /** Runs the SELECT of the INSERT and gives the rows that its changes leave behind. */
  public AnswerRows answer() throws InterruptedException {
    NexmarkScript.Query select = NexmarkScript.query(name, statements, connectors);
    AnswerRows rows = new AnswerRows();
    ValueText text = new ValueText(ZoneOffset.UTC);
    RowReceiver receiver = batch -> take(batch, select.schema(), text, rows);
    try (Engine engine = engine()) {
      engine
          .start(new JobSpec(name, List.of(select.root()), receiver, new StrictLedger(), null))
          .await();
    }
    return rows;
  }

  private Engine engine() {
    EngineConfig config = EngineConfig.forCores(parallelism, ZoneOffset.UTC);
    return new Engine(config, connectors, InstantSource.system());
  }

  private static void take(Batch batch, RowType schema, ValueText text, AnswerRows rows) {
    for (int row = 0; row < batch.size(); row++) {
      List<@Nullable String> cells = new ArrayList<>();
      for (int column = 0; column < schema.size(); column++) {
        cells.add(cell(batch, column, row, schema, text));
      }
      rows.add(cells, RowKind.retracts(batch.kind(row)) ? -1 : 1);
    }
  }

  private static @Nullable String cell(
      Batch batch, int column, int row, RowType schema, ValueText text) {
    if (batch.column(column).isNull(row)) {
      return null;
    }
    ByteBuilder out = new ByteBuilder();
    text.print(batch.column(column), row, schema.type(column), out);
    return out.toString();
  }
}
