package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.RowIndex;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What came of left rows that may be taken back: the right halves of their pairs, found by the
 * whole left row. Of equal left rows the last is taken back first. A left row of which nothing came
 * is not kept.
 */
final class EmittedPairs {
  static final int NONE = -1;

  private final RowType leftType;
  private final RowType rightType;
  private final int[] keyColumns;
  private final int[] leftColumns;
  private final int[] rightColumns;
  private final RowStore lefts;
  private final RowIndex index;
  private final RowStore rights;

  /** A row of NULLs, for a left row without a match. */
  private final Batch nothing;

  // By left slot: the right half that was added last, and how many equal left rows there are.
  private int[] lasts = {};
  private int[] copies = {};

  // By right slot: the half added before to the same left row, and to which of its copies.
  private int[] previous = {};
  private int[] copyOf = {};

  private long[] hashes = {};

  EmittedPairs(RowType leftType, RowType rightType, int[] keyColumns) {
    this.leftType = leftType;
    this.rightType = rightType;
    this.keyColumns = keyColumns;
    this.leftColumns = all(leftType);
    this.rightColumns = all(rightType);
    this.lefts = new RowStore(leftType.types());
    this.index = new RowIndex(lefts);
    this.rights = new RowStore(rightType.types());
    this.nothing = Batch.of(rightType, 1, true);
    for (int i = 0; i < nothing.columnCount(); i++) {
      nothing.column(i).nulls().set(0);
    }
    nothing.setSize(1);
  }

  private static int[] all(RowType type) {
    int[] columns = new int[type.size()];
    Arrays.setAll(columns, i -> i);
    return columns;
  }

  /** Gets ready for the rows of a batch. */
  void begin(Batch batch) {
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, leftColumns, hashes);
  }

  /** A further copy of a left row of the batch begun: its slot, for {@link #add}. */
  int addLeft(Batch batch, int row) {
    int left = index.find(batch, leftColumns, row, hashes[row]);
    if (left == NONE) {
      left = lefts.add(batch, leftColumns, row);
      index.add(left, hashes[row]);
      if (lasts.length < lefts.capacity()) {
        lasts = Arrays.copyOf(lasts, lefts.capacity());
        copies = Arrays.copyOf(copies, lefts.capacity());
      }
      lasts[left] = NONE;
      copies[left] = 0;
    }
    copies[left]++;
    return left;
  }

  /** Adds a right half to the last copy of a left row; returns its slot. */
  int add(int left, Batch rightRows, int row) {
    int slot = rights.add(rightRows, rightColumns, row);
    if (previous.length < rights.capacity()) {
      previous = Arrays.copyOf(previous, rights.capacity());
      copyOf = Arrays.copyOf(copyOf, rights.capacity());
    }
    previous[slot] = lasts[left];
    copyOf[slot] = copies[left];
    lasts[left] = slot;
    return slot;
  }

  /** Adds NULLs as the right half. */
  int addNothing(int left) {
    return add(left, nothing, 0);
  }

  /**
   * Takes out the last copy of a left row equal to that of the batch begun; returns its last right
   * half, or -1 if nothing came of it. The halves before are {@link #previous} ones.
   */
  int remove(Batch batch, int row) {
    int left = index.find(batch, leftColumns, row, hashes[row]);
    if (left == NONE) {
      return NONE;
    }
    int last = lasts[left];
    int before = last;
    while (before != NONE && copyOf[before] == copies[left]) {
      before = previous[before];
    }
    lasts[left] = before;
    if (--copies[left] == 0) {
      index.remove(left);
      lefts.remove(left);
    }
    return last;
  }

  /** The right half of the same copy of a left row that was added before, or -1. */
  int previous(int slot) {
    int before = previous[slot];
    return before != NONE && copyOf[before] == copyOf[slot] ? before : NONE;
  }

  /** The right halves, by slot; valid until one is added. Those taken out stay until forgotten. */
  Batch halves() {
    return rights.view();
  }

  void forget(int slot) {
    rights.remove(slot);
  }

  /** Writes pairs, those of a left row in the order they were added. */
  void write(StateWriter out) {
    int count = rights.size();
    int[] leftOf = new int[count];
    int[] slots = new int[count];
    int at = 0;
    for (int left : lefts.slots()) {
      List<Integer> halves = new ArrayList<>();
      for (int slot = lasts[left]; slot != NONE; slot = previous[slot]) {
        halves.add(slot);
      }
      Collections.reverse(halves);
      for (int slot : halves) {
        leftOf[at] = left;
        slots[at++] = slot;
      }
    }
    assert at == count : at;
    new StateRows(leftType.types()).write(out, columns(lefts), leftOf, count);
    List<SqlType> types = new ArrayList<>(rightType.types());
    types.add(Types.BIGINT);
    LongColumn numbers = new LongColumn(Math.max(1, rights.bound()));
    for (int slot : slots) {
      numbers.set(slot, copyOf[slot]);
    }
    List<Column> columns = columns(rights);
    columns.add(numbers);
    new StateRows(types).write(out, columns, slots, count);
  }

  private static List<Column> columns(RowStore store) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < store.columnCount(); i++) {
      columns.add(store.column(i));
    }
    return columns;
  }

  /** Adds the pairs written whose keys the task owns. */
  void read(StateReader in, TaskContext context) {
    RowStore written = new RowStore(leftType.types());
    new StateRows(leftType.types())
        .read(
            in,
            (rows, start) -> {
              for (int row = 0; row < rows.size(); row++) {
                written.add(rows, leftColumns, row);
              }
            });
    Batch leftRows = written.view();
    long[] keyHashes = new long[leftRows.size()];
    KeyHash.hash(leftRows, keyColumns, keyHashes);
    begin(leftRows);
    List<SqlType> types = new ArrayList<>(rightType.types());
    types.add(Types.BIGINT);
    new StateRows(types)
        .read(
            in,
            (halves, start) -> {
              long[] numbers = halves.longs(rightColumns.length).values;
              for (int row = 0; row < halves.size(); row++) {
                if (context.owns(keyHashes[start + row])) {
                  restore(leftRows, start + row, halves, row, (int) numbers[row]);
                }
              }
            });
  }

  private void restore(Batch leftRows, int leftRow, Batch halves, int row, int number) {
    int left = index.find(leftRows, leftColumns, leftRow, hashes[leftRow]);
    if (left == NONE || copies[left] < number) {
      left = addLeft(leftRows, leftRow);
    }
    assert copies[left] == number : number;
    add(left, halves, row);
  }
}
