package dev.weir.bench.load;

import dev.weir.bench.nexmark.Stopwatch;
import dev.weir.bench.nexmark.StrictLedger;
import dev.weir.connector.Connectors;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSpec;
import dev.weir.engine.RowReceiver;
import dev.weir.plan.Collect;
import dev.weir.plan.Materialize;
import dev.weir.plan.PlanRoot;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The queries, INSERTs and materialized views of a script, compiled once, to be run as jobs. */
record Program(List<List<PlanRoot>> jobs, Connectors connectors) {
  static Program of(String script, Connectors connectors) {
    Catalog catalog = new InMemoryCatalog();
    SqlCompiler compiler = new SqlCompiler(catalog, connectors, new Settings());
    List<PlanRoot> roots = new ArrayList<>();
    for (StatementText text : SqlCompiler.split(script)) {
      switch (compiler.compile(text)) {
        case Statement.Definition definition -> definition.apply(catalog);
        case Statement.Insert insert -> roots.addAll(insert.sinks());
        case Statement.Query query -> roots.add(new Collect(query.plan()));
        case Statement.CreateMaterialized view -> {
          catalog.add(view.view());
          roots.add(new Materialize(view.query(), view.view().name().toString(), view.key()));
        }
        case Statement other -> throw new IllegalArgumentException(other.toString());
      }
    }
    return new Program(List.of(List.copyOf(roots)), connectors);
  }

  /** An engine for programs over these connectors; the system's clock counts. */
  Engine engine(int parallelism) {
    EngineConfig config = EngineConfig.forCores(parallelism, ZoneOffset.UTC);
    return new Engine(config, connectors, InstantSource.system());
  }

  /** The same with a job for each of its roots. */
  Program apart() {
    return new Program(
        jobs.stream().flatMap(List::stream).map(List::<PlanRoot>of).toList(), connectors);
  }

  List<Job> start(Engine engine) {
    return start(engine, RowReceiver.NONE);
  }

  private List<Job> start(Engine engine, RowReceiver receiver) {
    return jobs.stream()
        .map(roots ->
            engine.start(new JobSpec("benchmark", roots, receiver, new StrictLedger(), null)))
        .toList();
  }

  /**
   * Runs the program to its end on an engine of its own. The rows are those that a job read, the
   * changes those that its queries gave.
   */
  Cost run(int parallelism) throws InterruptedException {
    LongAdder changes = new LongAdder();
    try (Engine engine = engine(parallelism)) {
      Stopwatch watch = Stopwatch.start();
      List<Job> started = start(engine, batch -> changes.add(batch.size()));
      for (Job job : started) {
        job.await();
      }
      return new Cost(watch.stop(started.getFirst().progress().rowsRead()), changes.sum());
    }
  }
}
