package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;

/** Turns matches into rows of output. */
final class MatchWriter implements MatchReceiver {
  private final MatchRecognize node;
  private final Automaton automaton;
  private final MatchRows rows;
  private final RowStore store;
  private final Output output;
  private final MatchValues values;
  private final StageRun measures;
  private final Batch valueRows;
  private final KeyTable keys;

  /** Where each output column comes from: a column of the keys or of the rows, or a measure. */
  private final int[] sources;

  private final boolean[] fromKeys;
  private final Column[] columns;
  private final Batch batch;
  private final boolean[] withoutMatch;
  private int count;

  MatchWriter(MatchAggregate.Setting setting, KeyTable keys, TaskContext context, Output output) {
    MatchPlan plan = setting.plan();
    this.node = plan.node();
    this.automaton = plan.automaton();
    this.rows = node.result().rows();
    this.store = setting.store();
    this.output = output;
    this.values = new MatchValues(setting);
    this.measures = plan.measures().open(setting.eval());
    this.valueRows = Batch.of(MatchValues.schema(node), context.batchSize(), true);
    this.batch = Batch.of(node.schema(), context.batchSize(), true);
    this.keys = keys;
    this.sources = new int[node.schema().size()];
    this.fromKeys = new boolean[sources.length];
    this.columns = new Column[sources.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
      int column = node.result().columns().get(i);
      fromKeys[i] = column != MatchRecognize.Result.MEASURE && !plan.stores(column);
      sources[i] = fromKeys[i] ? node.arrangement().partition().indexOf(column) : column;
    }
    this.withoutMatch = new boolean[context.batchSize()];
  }

  /** Looks at the store anew, after rows were added or removed. */
  void refresh() {
    values.refresh();
  }

  @Override
  public void match(PartitionState partition, Path match) {
    values.begin(partition, match);
    if (rows == MatchRows.ONE) {
      // All values are those of the whole match.
      add(partition, match.row);
      return;
    }
    for (int row = 0; row < values.length(); row++) {
      values.nextRow();
      if (!automaton.excluded()[values.state(row)]) {
        add(partition, match.first.row + row);
      }
    }
  }

  @Override
  public void empty(PartitionState partition, long row) {
    if (rows != MatchRows.ALL_OMIT_EMPTY) {
      values.begin(partition, null);
      add(partition, row);
    }
  }

  @Override
  public void unmatched(PartitionState partition, long row) {
    if (rows == MatchRows.ALL_WITH_UNMATCHED) {
      values.begin(partition, null);
      withoutMatch[count] = true;
      add(partition, row);
    }
  }

  private void add(PartitionState partition, long row) {
    int slot = partition.slot(row);
    for (int i = 0; i < columns.length; i++) {
      if (fromKeys[i]) {
        columns[i].copy(keys.column(sources[i]), partition.group, count);
      } else if (sources[i] != MatchRecognize.Result.MEASURE) {
        columns[i].copy(store.column(sources[i]), slot, count);
      }
    }
    values.write(valueRows, count);
    if (++count == batch.capacity()) {
      flush();
    }
  }

  /** Emits the rows written so far. */
  void flush() {
    if (count == 0) {
      return;
    }
    valueRows.setSize(count);
    Batch results = measures.run(valueRows);
    int measure = 0;
    for (int i = 0; i < columns.length; i++) {
      boolean isMeasure = node.result().columns().get(i) == MatchRecognize.Result.MEASURE;
      batch.setColumn(i, isMeasure ? withoutMatchNull(results.column(measure++), i) : columns[i]);
    }
    batch.setSize(count);
    output.emit(batch);
    clear();
  }

  /** The measures of rows that no match has are NULL, whatever they are made of. */
  private Column withoutMatchNull(Column measure, int output) {
    Column result = measure;
    for (int row = 0; row < count; row++) {
      if (withoutMatch[row]) {
        result = result == measure ? copy(measure, columns[output]) : result;
        result.nulls().set(row);
      }
    }
    return result;
  }

  private Column copy(Column from, Column to) {
    for (int row = 0; row < count; row++) {
      to.copy(from, row, row);
    }
    return to;
  }

  private void clear() {
    for (int row = 0; row < count; row++) {
      withoutMatch[row] = false;
    }
    for (Column column : columns) {
      column.clear();
    }
    valueRows.clear();
    count = 0;
  }
}
