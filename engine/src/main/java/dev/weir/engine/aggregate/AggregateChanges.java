package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.type.RowType;
import java.util.Arrays;

/** Collects changes of groups and emits them as full batches of keys and results. */
public final class AggregateChanges {
  private final RowType schema;
  private final int keyCount;
  private final Output output;
  private final Batch batch;
  private final byte[] kinds;
  private final int[] groups;
  private final int[] rows;
  private int count;

  public AggregateChanges(RowType schema, int keyCount, int batchSize, Output output) {
    this.schema = schema;
    this.keyCount = keyCount;
    this.output = output;
    Column[] columns = new Column[schema.size()];
    Arrays.setAll(columns, i -> Column.of(schema.type(i), batchSize));
    this.kinds = new byte[batchSize];
    this.batch = new Batch(columns, batchSize, kinds);
    this.groups = new int[batchSize];
    this.rows = new int[batchSize];
  }

  /** Columns for results, of the types of the aggregates. */
  public Column[] resultColumns(int capacity) {
    Column[] columns = new Column[schema.size() - keyCount];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.of(schema.type(keyCount + i), capacity);
    }
    return columns;
  }

  /** Adds a change of a group; {@code row} is where the results have its aggregates. */
  public void add(int group, int row, byte kind, GroupTable table, Column[] results) {
    if (count == groups.length) {
      emit(table, results);
    }
    groups[count] = group;
    rows[count] = row;
    kinds[count++] = kind;
  }

  /** Emits the changes collected. */
  public void emit(GroupTable table, Column[] results) {
    if (count == 0) {
      return;
    }
    batch.clear();
    table.keys(groups, count, batch, 0);
    for (int i = 0; i < results.length; i++) {
      batch.column(keyCount + i).gather(results[i], rows, count, 0);
    }
    batch.setSize(count);
    count = 0;
    output.emit(batch);
  }
}
