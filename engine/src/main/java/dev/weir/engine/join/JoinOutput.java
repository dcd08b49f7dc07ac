package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.type.RowType;
import java.util.Arrays;

/**
 * Rows of the result under way to the output. One half of a row is of the batch at work, the other
 * of a stored one; either may be missing, for NULLs. The result may be left halves only.
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
  private final int[] present;
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
    this.present = new int[batchSize];
    this.leftSource = batch;
    this.rightSource = batch;
  }

  /** Starts on pairs of rows of these two, stored or of the batch at work. */
  void begin(Batch left, Batch right) {
    leftSource = left;
    rightSource = right;
  }

  /** Adds a pair, one half of which may be missing. */
  void add(int left, int right, byte kind) {
    if (count == lefts.length) {
      emit();
    }
    lefts[count] = left;
    rights[count] = right;
    kinds[count++] = kind;
  }

  /** Emits the pairs added, which must happen before rows are stored in the place of theirs. */
  void emit() {
    if (count > 0) {
      batch.clear();
      gather(0, leftCount, leftSource, lefts);
      gather(leftCount, batch.columnCount(), rightSource, rights);
      batch.setSize(count);
      if (insertOnly) {
        assert kinds[0] == RowKind.INSERT : kinds[0];
      }
      count = 0;
      output.emit(batch);
    }
  }

  private void gather(int from, int to, Batch source, int[] rows) {
    if (from == to) {
      return;
    }
    boolean anyMissing = false;
    for (int i = 0; i < count; i++) {
      anyMissing |= rows[i] == MISSING;
      present[i] = Math.max(0, rows[i]);
    }
    for (int c = from; c < to; c++) {
      Column column = batch.column(c);
      column.gather(source.column(c - from), present, count, 0);
      for (int i = 0; anyMissing && i < count; i++) {
        if (rows[i] == MISSING) {
          column.nulls().set(i);
        }
      }
    }
  }
}
