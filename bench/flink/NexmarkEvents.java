package dev.weir.bench.flink;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.Source;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.nexmark.NexmarkConnector;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.functions.source.legacy.RichParallelSourceFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.LogicalType;

/**
 * Events as rows: each task takes the generator's splits in turn, a batch at a time, as Weir's
 * tasks do.
 */
final class NexmarkEvents extends RichParallelSourceFunction<RowData> {
  private final Map<String, String> options;
  private final LogicalType columns;
  private final String[][] paths;
  private final LogicalType[] types;
  private volatile boolean cancelled;

  NexmarkEvents(
      Map<String, String> options, LogicalType columns, String[][] paths, LogicalType[] types) {
    this.options = options;
    this.columns = columns;
    this.paths = paths;
    this.types = types;
  }

  @Override
  public void run(SourceContext<RowData> out) {
    RowType schema = schema();
    Source source = source(schema);
    BatchRows rows = new BatchRows(types);
    Batch batch = Batch.of(schema, Batch.DEFAULT_CAPACITY, true);
    List<Split> splits = source.splits();
    int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    for (int i = task; i < splits.size() && !cancelled; i += tasks) {
      try (SplitReader reader = source.open(splits.get(i), new Untroubled())) {
        SplitReader.Status status = SplitReader.Status.MORE;
        while (status != SplitReader.Status.END && !cancelled) {
          batch.clear();
          status = reader.read(batch);
          for (int row = 0; row < batch.size(); row++) {
            out.collect(rows.row(batch, row));
          }
        }
      }
    }
  }

  private RowType schema() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < paths.length; i++) {
      fields.add(new Field("c" + i, BatchRows.type(types[i])));
    }
    return RowType.of(fields);
  }

  private Source source(RowType schema) {
    CatalogTable table =
        new CatalogTable(
            new ObjectName("default_catalog", "default_database", "nexmark"),
            (RowType) BatchRows.type(columns),
            List.of(),
            options);
    List<FieldPath> asked = new ArrayList<>();
    for (String[] path : paths) {
      asked.add(FieldPath.of(path));
    }
    NexmarkConnector connector = new NexmarkConnector();
    connector.validate(table);
    return connector.source(table, asked, schema);
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  /** What a reader is given that rejects nothing and reads nothing from outside. */
  private record Untroubled() implements dev.weir.connector.SourceContext {
    @Override
    public InstantSource clock() {
      return InstantSource.system();
    }

    @Override
    public void reject(RejectedRow row) {
      throw new IllegalStateException("an event was rejected: " + row);
    }

    @Override
    public void bytesRead(long count) {}
  }
}
