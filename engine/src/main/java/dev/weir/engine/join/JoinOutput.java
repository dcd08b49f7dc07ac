package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
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
  private Batch leftSource;

  private Batch rightSource;

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
    this.leftSource = batch;
    this.rightSource = batch;
  }

  /** Starts on pairs of rows of these two, stored or of the batch at work. */
  void begin(Batch left, Batch right) {
    leftSource = left;
    rightSource = right;
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
      batch.clear();
      for (int i = 0; i < leftCount; i++) {
        batch.column(i).gather(leftSource.column(i), lefts, count, 0);
      }
      gatherRight();
      batch.setSize(count);
      if (insertOnly) {
        assert kinds[0] == RowKind.INSERT : kinds[0];
      }
      count = 0;
      output.emit(batch);
    }
  }

  private void gatherRight() {
    int[] present = rights;
    boolean anyMissing = false;
    for (int i = 0; i < count && !anyMissing; i++) {
      anyMissing = rights[i] == MISSING;
    }
    if (anyMissing) {
      present = Arrays.copyOf(rights, count);
      for (int i = 0; i < count; i++) {
        present[i] = Math.max(0, present[i]);
      }
    }
    for (int c = leftCount; c < batch.columnCount(); c++) {
      Column column = batch.column(c);
      column.gather(rightSource.column(c - leftCount), present, count, 0);
      for (int i = 0; anyMissing && i < count; i++) {
        if (rights[i] == MISSING) {
          column.nulls().set(i);
        }
      }
    }
  }
}
