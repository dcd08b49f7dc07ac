package dev.weir.server.rows;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** Rows copied out of batches, in order. Filled by one thread; then only read. */
public final class StoredRows {
  private final RowType schema;
  private final List<Batch> batches = new ArrayList<>();
  private long size;

  public StoredRows(RowType schema) {
    this.schema = schema;
  }

  public RowType schema() {
    return schema;
  }

  public long size() {
    return size;
  }

  public List<Batch> batches() {
    return List.copyOf(batches);
  }

  /** Copies all rows of a batch, whatever their kinds. */
  public void add(Batch rows) {
    if (rows.size() == 0) {
      return;
    }
    Batch copy = Batch.of(schema, rows.size(), true);
    for (int row = 0; row < rows.size(); row++) {
      copy.append(rows, row, RowKind.INSERT);
    }
    batches.add(copy);
    size += copy.size();
  }
}
