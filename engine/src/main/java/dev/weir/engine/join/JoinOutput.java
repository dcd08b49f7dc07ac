package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.RowStore;
import dev.weir.type.RowType;
import java.util.Arrays;

/**
 * Pairs under way to the output. One half of a pair is a row of the batch at work, the other a
 * stored one; the right half may be missing, for NULLs.
 */
final class JoinOutput {
  static final int MISSING = -1;

  private final Output output;
  private final int leftCount;
  private final Batch batch;
  private final byte[] kinds;
  private final boolean insertOnly;
  private final int[] lefts;
  private final int[] rights;
  private int count;

  /** Where the two halves of pairs are. */
  private Column[] leftColumns = {};

  private Column[] rightColumns = {};

  JoinOutput(RowType schema, int leftCount, int batchSize, boolean insertOnly, Output output) {
    this.output = output;
    this.leftCount = leftCount;
    this.insertOnly = insertOnly;
    this.kinds = new byte[batchSize];
    Column[] columns = new Column[schema.size()];
    Arrays.setAll(columns, i -> Column.of(schema.type(i), batchSize));
    this.batch = new Batch(columns, batchSize, insertOnly ? null : kinds);
    this.lefts = new int[batchSize];
    this.rights = new int[batchSize];
  }

  /** Starts on pairs of a left batch and stored right rows. */
  void begin(Batch left, RowStore right) {
    leftColumns = columns(left, leftCount);
    rightColumns = columns(right);
  }

  /** Starts on pairs of stored left rows and a right batch. */
  void begin(RowStore left, Batch right) {
    leftColumns = columns(left);
    rightColumns = columns(right, batch.columnCount() - leftCount);
  }

  private static Column[] columns(Batch rows, int count) {
    Column[] columns = new Column[count];
    Arrays.setAll(columns, rows::column);
    return columns;
  }

  private static Column[] columns(RowStore rows) {
    Column[] columns = new Column[rows.columnCount()];
    Arrays.setAll(columns, rows::column);
    return columns;
  }

  /** Adds a pair; {@code right} may be missing. */
  void add(int left, int right, byte kind) {
    if (count == lefts.length) {
      emit();
    }
    lefts[count] = left;
    rights[count] = right;
    kinds[count++] = kind;
  }

  /** Emits the pairs added, which must happen before stored rows change. */
  void emit() {
    if (count > 0) {
      fill(batch, lefts, rights, count);
      if (insertOnly) {
        assert kinds[0] == RowKind.INSERT : kinds[0];
      }
      count = 0;
      output.emit(batch);
    }
  }

  /** Fills a batch of the output's columns with pairs. */
  void fill(Batch target, int[] left, int[] right, int size) {
    target.clear();
    for (int i = 0; i < leftCount; i++) {
      target.column(i).gather(leftColumns[i], left, size, 0);
    }
    gatherRight(target, right, size);
    target.setSize(size);
  }

  private void gatherRight(Batch target, int[] right, int size) {
    boolean anyMissing = false;
    for (int i = 0; i < size && !anyMissing; i++) {
      anyMissing = right[i] == MISSING;
    }
    int[] present = right;
    if (anyMissing) {
      present = Arrays.copyOf(right, size);
      for (int i = 0; i < size; i++) {
        present[i] = Math.max(0, present[i]);
      }
    }
    for (int c = leftCount; c < target.columnCount(); c++) {
      Column column = target.column(c);
      column.gather(rightColumns[c - leftCount], present, size, 0);
      for (int i = 0; anyMissing && i < size; i++) {
        if (right[i] == MISSING) {
          column.nulls().set(i);
        }
      }
    }
  }
}
