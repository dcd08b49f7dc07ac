package dev.weir.server.rows;

import dev.weir.batch.Batch;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import java.util.List;

/** Reads stored rows once. A split is the number of rows already read. */
public final class StoredRowsSource implements Source {
  private final StoredRows rows;
  private final List<ColumnPath> columns;

  public StoredRowsSource(StoredRows rows, List<FieldPath> columns) {
    this.rows = rows;
    this.columns = columns.stream().map(path -> ColumnPath.of(rows.schema(), path)).toList();
  }

  @Override
  public List<Split> splits() {
    return List.of(new Split("0"));
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    return new Reader(rows.batches(), columns, Long.parseLong(split.text()));
  }

  /** Walks through the batches. */
  private static final class Reader implements SplitReader {
    private final List<Batch> batches;
    private final List<ColumnPath> columns;
    private long done;
    private int at;
    private int row;

    Reader(List<Batch> batches, List<ColumnPath> columns, long skip) {
      this.batches = batches;
      this.columns = columns;
      this.done = skip;
      long left = skip;
      while (at < batches.size() && left >= batches.get(at).size()) {
        left -= batches.get(at++).size();
      }
      this.row = (int) left;
    }

    @Override
    public Status read(Batch batch) {
      while (at < batches.size() && !batch.isFull()) {
        Batch from = batches.get(at);
        int count = Math.min(from.size() - row, batch.capacity() - batch.size());
        copy(from, count, batch);
        row += count;
        done += count;
        if (row == from.size()) {
          at++;
          row = 0;
        }
      }
      return at == batches.size() ? Status.END : Status.MORE;
    }

    private void copy(Batch from, int count, Batch to) {
      for (int i = 0; i < columns.size(); i++) {
        for (int k = 0; k < count; k++) {
          columns.get(i).copy(from, row + k, to.column(i), to.size() + k);
        }
      }
      to.setSize(to.size() + count);
    }

    @Override
    public Split rest() {
      return new Split(Long.toString(done));
    }

    @Override
    public void close() {}
  }
}
