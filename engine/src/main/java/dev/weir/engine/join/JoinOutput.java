package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.engine.state.RowPages;
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
  private int count;

  private Half leftHalf = JoinOutput::none;
  private Half rightHalf = JoinOutput::none;

  /** Where halves of pairs are. */
  @FunctionalInterface
  private interface Half {
    /** Copies a column of the rows to an empty one; those that are missing give NULL. */
    void read(int column, int[] rows, int count, Column into);
  }

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

  /** Starts on pairs of rows of these two, stored or of the batch at work. */
  void begin(Batch left, Batch right) {
    leftHalf = half(left);
    rightHalf = half(right);
  }

  void begin(Batch left, RowPages right) {
    leftHalf = half(left);
    rightHalf = half(right);
  }

  void begin(RowPages left, Batch right) {
    leftHalf = half(left);
    rightHalf = half(right);
  }

  void begin(RowPages left, RowPages right) {
    leftHalf = half(left);
    rightHalf = half(right);
  }

  private static Half half(RowPages pages) {
    return (column, rows, count, into) -> pages.read(column, rows, count, into, 0);
  }

  private static Half half(Batch rowsOf) {
    return (column, rows, count, into) -> gather(rowsOf.column(column), rows, count, into);
  }

  private static void none(int column, int[] rows, int count, Column into) {
    throw new IllegalStateException("pairs of nothing");
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
      for (int c = 0; c < batch.columnCount(); c++) {
        if (c < leftCount) {
          leftHalf.read(c, lefts, count, batch.column(c));
        } else {
          rightHalf.read(c - leftCount, rights, count, batch.column(c));
        }
      }
      batch.setSize(count);
      if (insertOnly) {
        assert kinds[0] == RowKind.INSERT : kinds[0];
      }
      count = 0;
      output.emit(batch);
    }
  }

  private static void gather(Column source, int[] rows, int count, Column into) {
    int i = 0;
    while (i < count && rows[i] != MISSING) {
      i++;
    }
    if (i == count) {
      into.gather(source, rows, count, 0);
      return;
    }
    for (int row = 0; row < count; row++) {
      if (rows[row] == MISSING) {
        into.nulls().set(row);
      } else {
        into.copy(source, rows[row], row);
      }
    }
  }
}
