package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.operator.Output;
import dev.weir.type.RowType;
import java.util.Arrays;

/** Pairs of stored rows under way to the output; a half that is missing gives NULLs. */
final class WindowPairs {
  static final int MISSING = -1;

  private final Output output;
  private final int leftCount;
  private final Batch batch;
  private final int[] lefts;
  private final int[] rights;
  private int count;
  private Batch leftSource;
  private Batch rightSource;

  WindowPairs(RowType schema, int leftCount, int batchSize, Output output) {
    this.output = output;
    this.leftCount = leftCount;
    this.batch = Batch.of(schema, batchSize, true);
    this.lefts = new int[batchSize];
    this.rights = new int[batchSize];
    this.leftSource = batch;
    this.rightSource = batch;
  }

  /** Starts on pairs of rows of these two. */
  void begin(Batch left, Batch right) {
    leftSource = left;
    rightSource = right;
  }

  /** Adds a pair; either half may be missing. */
  void add(int left, int right) {
    if (count == lefts.length) {
      emit();
    }
    lefts[count] = left;
    rights[count++] = right;
  }

  /** Emits the pairs added. */
  void emit() {
    if (count == 0) {
      return;
    }
    batch.clear();
    for (int i = 0; i < batch.columnCount(); i++) {
      if (i < leftCount) {
        gather(batch.column(i), leftSource.column(i), lefts);
      } else {
        gather(batch.column(i), rightSource.column(i - leftCount), rights);
      }
    }
    batch.setSize(count);
    count = 0;
    output.emit(batch);
  }

  private void gather(Column target, Column source, int[] slots) {
    boolean anyMissing = false;
    for (int i = 0; i < count && !anyMissing; i++) {
      anyMissing = slots[i] == MISSING;
    }
    if (!anyMissing) {
      target.gather(source, slots, count, 0);
      return;
    }
    int[] present = Arrays.copyOf(slots, count);
    for (int i = 0; i < count; i++) {
      present[i] = Math.max(0, present[i]);
    }
    target.gather(source, present, count, 0);
    for (int i = 0; i < count; i++) {
      if (slots[i] == MISSING) {
        target.nulls().set(i);
      }
    }
  }
}
