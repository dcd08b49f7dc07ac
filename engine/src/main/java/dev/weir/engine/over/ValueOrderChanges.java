package dev.weir.engine.over;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.RowStore;
import dev.weir.type.RowType;
import java.util.Arrays;

/** Changes under way: rows of one store, followed by results of another. */
final class ValueOrderChanges {
  private final RowStore rows;
  private final RowStore results;
  private final Output output;
  private final Batch batch;
  private final byte[] kinds;

  ValueOrderChanges(RowType schema, RowStore rows, RowStore results, int batchSize, Output output) {
    this.rows = rows;
    this.results = results;
    this.output = output;
    this.kinds = new byte[batchSize];
    Column[] columns = new Column[schema.size()];
    Arrays.setAll(columns, i -> Column.of(schema.type(i), batchSize));
    this.batch = new Batch(columns, batchSize, kinds);
  }

  void add(int row, int result, byte kind) {
    int at = batch.size();
    for (int i = 0; i < rows.columnCount(); i++) {
      batch.column(i).copy(rows.column(i), row, at);
    }
    for (int i = 0; i < results.columnCount(); i++) {
      batch.column(rows.columnCount() + i).copy(results.column(i), result, at);
    }
    kinds[at] = kind;
    batch.setSize(at + 1);
    if (batch.isFull()) {
      emit();
    }
  }

  void emit() {
    if (batch.size() > 0) {
      output.emit(batch);
      batch.clear();
    }
  }
}
