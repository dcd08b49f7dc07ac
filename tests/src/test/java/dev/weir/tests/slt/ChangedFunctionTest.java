package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.connector.Connectors;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSnapshot;
import dev.weir.engine.JobSpec;
import dev.weir.plan.Collect;
import dev.weir.server.ledger.LedgerStore;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores jobs whose functions have other code by then. */
class ChangedFunctionTest {
  private static final String TOTAL =
      """
      package org.example;
      import org.apache.flink.table.functions.AggregateFunction;
      public class Total extends AggregateFunction<Long, Total.Kept> {
        public static class Kept { public long sum; }
        @Override public Kept createAccumulator() { return new Kept(); }
        public void accumulate(Kept kept, Integer value) { kept.sum += value; }
        @Override public Long getValue(Kept kept) { return kept.sum; }
      }
      """;
  private static final int BEFORE_PAUSE = 3;

  @TempDir private Path folder;

  private final LedgerStore ledger = new LedgerStore();
  private final SltEngines engines = new SltEngines();
  private final Connectors connectors = new ServiceConnectors(List.of());
  private int jars;

  @BeforeEach
  void writeRows() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "1\n2\n3\n4\n5\n6\n");
  }

  /** The sum of all rows by the function of a jar of that source. */
  private Statement.Query query(String source) throws IOException {
    Path jar = FunctionJar.build(folder.resolve("jar" + jars++), List.of(source));
    Catalog catalog = new InMemoryCatalog();
    String program =
        """
        CREATE FUNCTION total AS 'org.example.Total' USING JAR '%s';
        CREATE TABLE t (n INT) WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
        SELECT total(n) FROM t;
        """
            .formatted(jar, folder.resolve("t.csv"));
    for (StatementText text : SqlCompiler.split(program)) {
      switch (new SqlCompiler(catalog, connectors, new Settings()).compile(text)) {
        case Statement.Definition definition -> definition.apply(catalog);
        case Statement.Query query -> {
          return query;
        }
        case Statement other -> throw new AssertionError(other);
      }
    }
    throw new AssertionError("no query");
  }

  private Job start(
      Statement.Query query, Connectors from, FinalRows rows, @Nullable JobSnapshot image) {
    JobSpec spec = new JobSpec("t", List.of(new Collect(query.plan())), rows, ledger, image);
    return engines.start(new EngineConfig(1, 1, ZoneOffset.UTC), from, spec);
  }

  private static FinalRows rows(Statement.Query query) {
    return new FinalRows(query.schema(), ZoneOffset.UTC, false);
  }

  /** A snapshot of the query after some of its rows. */
  private JobSnapshot paused(Statement.Query query, FinalRows rows) throws InterruptedException {
    PausingConnectors pausing = new PausingConnectors(connectors, BEFORE_PAUSE);
    Job job = start(query, pausing, rows, null);
    while (!pausing.awaitPause()) {
      assertThat(job.status()).isEqualTo(Job.Status.RUNNING);
    }
    JobSnapshot snapshot = job.snapshot();
    job.cancel();
    rows.rollBack();
    return snapshot;
  }

  @Test
  void what_was_gathered_goes_on_with_the_code_of_the_new_jar() throws Exception {
    Statement.Query first = query(TOTAL);
    FinalRows rows = rows(first);
    JobSnapshot snapshot = paused(first, rows);

    start(query(TOTAL.replace("+= value", "+= 10 * value")), connectors, rows, snapshot).await();

    assertThat(rows.rows()).containsExactly("156");
  }

  @Test
  void a_function_that_gathers_something_else_is_refused() throws Exception {
    Statement.Query first = query(TOTAL);
    FinalRows rows = rows(first);
    JobSnapshot snapshot = paused(first, rows);
    Statement.Query changed =
        query(TOTAL.replace("public long sum;", "public long sum; public long count;"));

    assertThatThrownBy(() -> start(changed, connectors, rows, snapshot).await())
        .hasStackTraceContaining("snapshot does not fit function \"total\": it kept");
  }
}
