package dev.weir.tests.slt;

import dev.weir.connector.Connectors;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSnapshot;
import dev.weir.engine.JobSpec;
import dev.weir.engine.RowReceiver;
import dev.weir.plan.Collect;
import dev.weir.plan.Materialize;
import dev.weir.plan.PlanRoot;
import dev.weir.server.ledger.LedgerConnector;
import dev.weir.server.ledger.LedgerStore;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the statements of one file in one setting. */
final class SltSession {
  private static final long PATIENCE_MILLIS = 30_000;

  private final SltSetting setting;
  private final PausePoints pausePoints;
  private final CompiledFile compiled;
  private final SltEngines engines;
  private final Settings settings = new Settings();
  private final Catalog catalog = new InMemoryCatalog();
  private final LedgerStore ledger = new LedgerStore();
  private final ValuesAsTables constants = new ValuesAsTables();
  private final Connectors connectors = new ServiceConnectors(List.of(new LedgerConnector(ledger)));
  private final Connectors withConstants =
      new ServiceConnectors(List.of(new LedgerConnector(ledger), constants));
  private int jobs;
  private int statements;

  /** A session of its own. */
  SltSession() {
    this(SltSetting.STEPS, new PausePoints(), new CompiledFile(), new SltEngines());
  }

  SltSession(
      SltSetting setting, PausePoints pausePoints, CompiledFile compiled, SltEngines engines) {
    this.setting = setting;
    this.pausePoints = pausePoints;
    this.compiled = compiled;
    this.engines = engines;
    settings.set("table.local-time-zone", "UTC");
  }

  /** Carries out the statements; rows of queries are thrown away. */
  void execute(String sql) throws InterruptedException {
    for (StatementText text : SqlCompiler.split(sql)) {
      run(compile(text), false);
    }
  }

  /** The rows of a single query or listing. */
  List<String> query(String sql, boolean changes) throws InterruptedException {
    List<StatementText> texts = SqlCompiler.split(sql);
    if (texts.size() != 1) {
      throw new IllegalArgumentException("one query, please: " + sql);
    }
    return run(compile(texts.getFirst()), changes);
  }

  /** Leaves out a query, which keeps its number. */
  void skip() {
    statements++;
    jobs++;
  }

  private Statement compile(StatementText text) {
    return compiled.statement(
        statements++, () -> new SqlCompiler(catalog, connectors, settings).compile(text));
  }

  private List<String> run(Statement statement, boolean changes) throws InterruptedException {
    switch (statement) {
      case Statement.Definition definition -> definition.apply(catalog);
      case Statement.CreateTableAs create -> {
        catalog.add(create.table());
        runJob(List.of(create.filling()), RowReceiver.NONE);
      }
      case Statement.CreateMaterialized create -> {
        catalog.add(create.view());
        String name = create.view().name().name();
        runJob(List.of(new Materialize(create.query(), name, create.key())), RowReceiver.NONE);
      }
      case Statement.Drop drop -> catalog.remove(drop.name());
      case Statement.Insert insert -> runJob(List.copyOf(insert.sinks()), RowReceiver.NONE);
      case Statement.Query query -> {
        FinalRows rows = new FinalRows(query.schema(), zone(), changes);
        runJob(List.of(new Collect(query.plan())), rows);
        return rows.rows();
      }
      case Statement.Listing listing -> {
        return listing.rows().stream().map(SltSession::line).toList();
      }
      case Statement.SetOption(String key, String value) -> settings.set(key, value);
      case Statement.ResetOption(@Nullable String key) -> reset(key);
    }
    return List.of();
  }

  private void reset(@Nullable String key) {
    if (key == null) {
      settings.resetAll();
    } else {
      settings.reset(key);
    }
  }

  private static String line(List<@Nullable String> cells) {
    return String.join("|", cells.stream().map(cell -> cell == null ? "NULL" : cell).toList());
  }

  private ZoneId zone() {
    return ZoneId.of(settings.get("table.local-time-zone", "UTC"));
  }

  private void runJob(List<PlanRoot> written, RowReceiver rows) throws InterruptedException {
    List<PlanRoot> roots = written.stream().map(constants::rewrite).toList();
    int job = jobs++;
    if (setting.restore()) {
      runWithRestore(job, roots, rows);
      return;
    }
    PausingConnectors counting = new PausingConnectors(withConstants, PausingConnectors.NEVER);
    start(setting.parallelism(), counting, new JobSpec("slt", roots, rows, ledger, null)).await();
    pausePoints.counted(job, counting.rowsRead());
  }

  private void runWithRestore(int number, List<PlanRoot> roots, RowReceiver rows)
      throws InterruptedException {
    int pause = pausePoints.before(number, setting.toString());
    PausingConnectors pausing = new PausingConnectors(withConstants, pause);
    Job job = start(setting.parallelism(), pausing, new JobSpec("slt", roots, rows, ledger, null));
    boolean paused = awaitPause(job, pausing);
    pausePoints.tried(number, paused);
    if (!paused) {
      job.await();
      return;
    }
    JobSnapshot snapshot = job.snapshot();
    job.cancel();
    // Nothing but the snapshot and the rows given out up to it survives.
    if (rows instanceof FinalRows finalRows) {
      finalRows.rollBack();
    }
    int otherParallelism = setting.parallelism() == 1 ? 2 : setting.parallelism() - 1;
    start(otherParallelism, withConstants, new JobSpec("slt", roots, rows, ledger, snapshot))
        .await();
  }

  /** Waits until the job's input pauses (true) or the job ends by itself. */
  private static boolean awaitPause(Job job, PausingConnectors pausing)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!pausing.awaitPause() && job.status() == Job.Status.RUNNING) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the job neither paused nor ended");
      }
    }
    return job.status() == Job.Status.RUNNING;
  }

  private Job start(int parallelism, Connectors from, JobSpec spec) {
    return engines.start(new EngineConfig(parallelism, setting.batchSize(), zone()), from, spec);
  }
}
