package dev.weir.bench.nexmark;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.bench.nexmark.NexmarkScript.Input;
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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of one query over one input in this process. */
final class QueryRuns {
  private final String query;
  private final Input input;
  private final int parallelism;
  private final Connectors connectors = new ServiceConnectors();

  QueryRuns(String query, Input input, int parallelism) {
    this.query = query;
    this.input = input;
    this.parallelism = parallelism;
  }

  /**
   * Runs the query and drops its rows; times the job alone, without start-up and planning. {@link
   * NexmarkScript#READ} is reading alone.
   */
  Run measure() throws InterruptedException {
    if (query.equals(NexmarkScript.READ)) {
      return EventReading.of(input).run(parallelism);
    }
    List<PlanRoot> roots = NexmarkScript.roots(query, input, connectors);
    try (Engine engine = engine()) {
      Stopwatch watch = Stopwatch.start();
      Job job = engine.start(new JobSpec(query, roots, RowReceiver.NONE, new StrictLedger(), null));
      job.await();
      return watch.stop(job.progress().rowsRead());
    }
  }

  /** Runs the query and gives the rows that its changes leave behind. */
  AnswerRows answer() throws InterruptedException {
    NexmarkScript.Query select = NexmarkScript.query(query, input, connectors);
    AnswerRows rows = new AnswerRows();
    ValueText text = new ValueText(ZoneOffset.UTC);
    RowReceiver receiver = batch -> take(batch, select.schema(), text, rows);
    try (Engine engine = engine()) {
      engine
          .start(new JobSpec(query, List.of(select.root()), receiver, new StrictLedger(), null))
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
