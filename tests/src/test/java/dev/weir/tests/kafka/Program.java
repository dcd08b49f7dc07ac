package dev.weir.tests.kafka;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.connector.Connectors;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.Engine;
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
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Statements carried out in an engine of their own, whose jobs can be cut short and restored. */
final class Program implements AutoCloseable {
  private static final int BATCH = 100;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Settings settings = new Settings();
  private final Catalog catalog = new InMemoryCatalog();
  private final LedgerStore ledger = new LedgerStore();
  private final Connectors connectors = new ServiceConnectors(List.of(new LedgerConnector(ledger)));
  private final Engine engine;
  private volatile @Nullable Job running;
  private final List<String> rows = Collections.synchronizedList(new ArrayList<>());

  Program(int parallelism) {
    engine =
        new Engine(
            new EngineConfig(parallelism, BATCH, ZoneOffset.UTC),
            connectors,
            InstantSource.system());
    settings.set("table.local-time-zone", "UTC");
  }

  /** Defines tables and views, and waits for what is inserted. */
  Program run(String sql) throws InterruptedException {
    for (StatementText text : SqlCompiler.split(sql)) {
      Statement statement = compile(text);
      switch (statement) {
        case Statement.Definition definition -> definition.apply(catalog);
        case Statement.Insert insert -> start(List.copyOf(insert.sinks()), null, null).await();
        case Statement.SetOption(String key, String value) -> settings.set(key, value);
        default -> throw new IllegalArgumentException(text.text());
      }
    }
    return this;
  }

  /** The changes of a query that ends, kinds of other than new rows in front. */
  List<String> changes(String query) throws InterruptedException {
    start(query, null).await();
    return List.copyOf(rows);
  }

  /** The rows that a query has at its end, sorted. */
  List<String> rows(String query) throws InterruptedException {
    return present(changes(query));
  }

  /** The rows that changes leave, sorted. */
  static List<String> present(List<String> changes) {
    List<String> present = new ArrayList<>();
    for (String change : changes) {
      String row = change.startsWith("+") || change.startsWith("-") ? change.substring(3) : change;
      if (!change.startsWith("-")) {
        present.add(row);
      } else if (!present.remove(row)) {
        throw new AssertionError("a row was taken back that was not there: " + change);
      }
    }
    Collections.sort(present);
    return present;
  }

  /** What a running query has given so far. */
  List<String> given() {
    synchronized (rows) {
      return List.copyOf(rows);
    }
  }

  /** Starts a query or an INSERT; from a snapshot if there is one. */
  Job start(String sql, @Nullable JobSnapshot from) {
    Statement statement = compile(SqlCompiler.split(sql).getFirst());
    return switch (statement) {
      case Statement.Query query -> {
        rows.clear();
        yield start(List.of(new Collect(query.plan())), query.schema(), from);
      }
      case Statement.Insert insert -> start(List.copyOf(insert.sinks()), null, from);
      case Statement.CreateMaterialized create ->
          start(
              List.of(new Materialize(create.query(), create.view().name().name(), create.key())),
              null,
              from);
      default -> throw new IllegalArgumentException(sql);
    };
  }

  private Statement compile(StatementText text) {
    return new SqlCompiler(catalog, connectors, settings).compile(text);
  }

  private Job start(List<PlanRoot> roots, @Nullable RowType schema, @Nullable JobSnapshot from) {
    RowReceiver receiver = schema == null ? RowReceiver.NONE : batch -> take(batch, schema);
    Job job = engine.start(new JobSpec("program", roots, receiver, ledger, from));
    running = job;
    return job;
  }

  private void take(Batch batch, RowType schema) {
    ValueText text = new ValueText(ZoneOffset.UTC);
    for (int row = 0; row < batch.size(); row++) {
      ByteBuilder line = new ByteBuilder();
      if (batch.kinds() != null) {
        line.add(RowKind.text(batch.kind(row))).add(" ");
      }
      for (int column = 0; column < schema.size(); column++) {
        line.add(column == 0 ? "" : "|");
        if (batch.column(column).isNull(row)) {
          line.add("NULL");
        } else {
          text.print(batch.column(column), row, schema.type(column), line);
        }
      }
      rows.add(line.toString());
    }
  }

  /** Waits until something holds. */
  static void await(Callable<Boolean> condition) throws Exception {
    await(condition, () -> "it did not come to hold");
  }

  private static void await(Callable<Boolean> condition, Supplier<String> otherwise)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(otherwise.get());
      }
      Thread.sleep(20);
    }
  }

  /** Waits until a running query has given so many rows, and returns them. */
  List<String> awaitGiven(int count) throws Exception {
    await(
        () -> {
          Job job = running;
          if (job != null && job.status() == Job.Status.FAILED) {
            job.await();
          }
          return rows.size() >= count;
        },
        () -> count + " rows were awaited, " + rows.size() + " came");
    return given();
  }

  /** Rows that could not be read. */
  List<String> rejected() throws InterruptedException {
    return rows("SELECT origin, reason FROM weir.rejected_rows");
  }

  @Override
  public void close() {
    engine.close();
  }
}
