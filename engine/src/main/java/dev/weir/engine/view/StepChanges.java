package dev.weir.engine.view;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.state.RowStore;
import dev.weir.type.RowType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/** The keys that a step changed, and for each what was there before the step. */
final class StepChanges {
  private static final int CAPACITY = 1024;
  private static final int ABSENT = -1;

  private final int[] columns;
  private final RowStore before;
  private final Batch row;
  private final Batch out;
  private final BitSet touched = new BitSet();
  private int[] groups = {};
  private int[] slotsBefore = {};
  private long[] countsBefore = {};
  private int count;

  StepChanges(RowType schema, int[] columns) {
    this.columns = columns;
    this.before = new RowStore(schema.types());
    this.row = Batch.of(schema, 1, true);
    this.out = Batch.of(schema, CAPACITY, false);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** How many keys were touched. */
  int count() {
    return count;
  }

  int group(int index) {
    return groups[index];
  }

  /** Notes a key before it changes; its row is kept only if somebody will compare. */
  void touch(int group, int slot, long times, RowStore rows, boolean keepRow) {
    if (touched.get(group)) {
      return;
    }
    touched.set(group);
    if (count == groups.length) {
      int larger = Math.max(64, 2 * count);
      groups = Arrays.copyOf(groups, larger);
      slotsBefore = Arrays.copyOf(slotsBefore, larger);
      countsBefore = Arrays.copyOf(countsBefore, larger);
    }
    groups[count] = group;
    countsBefore[count] = slot == ABSENT ? 0 : times;
    slotsBefore[count++] = slot == ABSENT || !keepRow ? ABSENT : keep(rows, slot);
  }

  private int keep(RowStore rows, int slot) {
    load(rows, slot);
    return before.add(row, columns, 0);
  }

  private void load(RowStore rows, int slot) {
    row.clear();
    append(row, rows, slot, RowKind.INSERT);
  }

  /** Copies a stored row to the end of a batch. */
  void append(Batch batch, RowStore rows, int slot, byte kind) {
    int at = batch.size();
    for (int i = 0; i < columns.length; i++) {
      batch.column(i).copy(rows.column(i), slot, at);
    }
    byte[] kinds = batch.kinds();
    if (kinds != null) {
      kinds[at] = kind;
    }
    batch.setSize(at + 1);
  }

  /** Gives, in batches, what is different now. */
  void compare(RowStore rows, int[] slots, long[] counts, Consumer<Batch> receiver) {
    out.clear();
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      long timesNow = slots[group] == ABSENT ? 0 : counts[group];
      if (countsBefore[i] == 1 && timesNow == 1) {
        replaced(rows, slots[group], slotsBefore[i], receiver);
        continue;
      }
      for (long n = countsBefore[i]; n > timesNow; n--) {
        emit(before, slotsBefore[i], RowKind.DELETE, receiver);
      }
      for (long n = countsBefore[i]; n < timesNow; n++) {
        emit(rows, slots[group], RowKind.INSERT, receiver);
      }
    }
    if (out.size() > 0) {
      receiver.accept(out);
    }
    out.clear();
  }

  private void replaced(RowStore rows, int now, int then, Consumer<Batch> receiver) {
    load(rows, now);
    if (!before.same(then, row, columns, 0)) {
      emit(before, then, RowKind.UPDATE_BEFORE, receiver);
      emit(rows, now, RowKind.UPDATE_AFTER, receiver);
    }
  }

  private void emit(RowStore from, int slot, byte kind, Consumer<Batch> receiver) {
    if (out.size() == CAPACITY || out.size() == CAPACITY - 1 && kind == RowKind.UPDATE_BEFORE) {
      receiver.accept(out);
      out.clear();
    }
    append(out, from, slot, kind);
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      touched.clear(groups[i]);
    }
    count = 0;
    before.clear();
  }
}
