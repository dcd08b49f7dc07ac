package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The left rows of a join whose right side emits nothing: each with its matches, or with NULLs if
 * it is kept without. If left rows may be taken back, what came of each is remembered.
 */
final class MatchedRows {
  private final boolean padded;
  private final int[] leftKeys;
  private final @Nullable EmittedPairs emitted;
  private final JoinOutput pairs;
  private long[] hashes = {};

  // The pairs of a batch whose right halves are remembered ones:
  private int[] rows = {};
  private int[] halves = {};
  private byte[] kinds = {};
  private int count;

  /** The rows of the right side, and what tells whether one matches a row of the left. */
  static final class Stored {
    private final JoinSide right;
    private final PairCondition.@Nullable Test condition;
    private final StoredRow read;
    private final StoredRow whole;

    Stored(JoinSide right, int leftColumns, PairCondition.@Nullable Test condition) {
      this.right = right;
      this.condition = condition;
      this.read = StoredRow.ofRight(right, leftColumns, condition);
      this.whole = StoredRow.whole(right);
    }

    boolean matches(Batch batch, int row, int slot) {
      return condition == null || condition.test(batch, row, read.at(slot), 0);
    }
  }

  MatchedRows(boolean padded, int[] leftKeys, @Nullable EmittedPairs emitted, JoinOutput pairs) {
    this.padded = padded;
    this.leftKeys = leftKeys;
    this.emitted = emitted;
    this.pairs = pairs;
  }

  /** Whether none of a row's key columns is NULL. */
  static boolean hasKey(Batch batch, int[] keyColumns, int row) {
    for (int column : keyColumns) {
      if (batch.column(column).isNull(row)) {
        return false;
      }
    }
    return true;
  }

  /** Emits what comes of the left rows of a batch. */
  void join(Batch batch, KeyTable keys, Stored stored) {
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, leftKeys, hashes);
    if (emitted == null) {
      joinNew(batch, keys, stored);
    } else {
      joinChanges(batch, keys, stored, emitted);
    }
  }

  private int key(Batch batch, int row, KeyTable keys) {
    return hasKey(batch, leftKeys, row)
        ? keys.find(batch, leftKeys, row, hashes[row])
        : JoinSide.NONE;
  }

  private void joinNew(Batch batch, KeyTable keys, Stored stored) {
    JoinSide right = stored.right;
    pairs.begin(batch, right.rows());
    for (int row = 0; row < batch.size(); row++) {
      boolean found = false;
      int match = right.first(key(batch, row, keys));
      for (; match != JoinSide.NONE; match = right.next(match)) {
        if (stored.matches(batch, row, match)) {
          found = true;
          for (long i = right.copies(match); i > 0; i--) {
            pairs.add(row, match, RowKind.INSERT);
          }
        }
      }
      if (padded && !found) {
        pairs.add(row, JoinOutput.MISSING, RowKind.INSERT);
      }
    }
    pairs.emit();
  }

  private void joinChanges(Batch batch, KeyTable keys, Stored stored, EmittedPairs remembered) {
    JoinSide right = stored.right;
    remembered.begin(batch);
    count = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (RowKind.retracts(batch.kind(row))) {
        takeBack(remembered, batch, row);
        continue;
      }
      int left = EmittedPairs.NONE;
      int match = right.first(key(batch, row, keys));
      for (; match != JoinSide.NONE; match = right.next(match)) {
        if (stored.matches(batch, row, match)) {
          left = left == EmittedPairs.NONE ? remembered.addLeft(batch, row) : left;
          for (long i = right.copies(match); i > 0; i--) {
            put(row, remembered.add(left, stored.whole.at(match), 0), RowKind.INSERT);
          }
        }
      }
      if (padded && left == EmittedPairs.NONE) {
        put(row, remembered.addNothing(remembered.addLeft(batch, row)), RowKind.INSERT);
      }
    }
    emit(batch, remembered);
  }

  private void takeBack(EmittedPairs remembered, Batch batch, int row) {
    int half = remembered.remove(batch, row);
    for (; half != EmittedPairs.NONE; half = remembered.previous(half)) {
      put(row, half, RowKind.DELETE);
    }
  }

  private void put(int row, int half, byte kind) {
    if (count == rows.length) {
      int capacity = Math.max(16, 2 * count);
      rows = Arrays.copyOf(rows, capacity);
      halves = Arrays.copyOf(halves, capacity);
      kinds = Arrays.copyOf(kinds, capacity);
    }
    rows[count] = row;
    halves[count] = half;
    kinds[count++] = kind;
  }

  /** Emits first and forgets then, as what is taken back may have come with the same batch. */
  private void emit(Batch batch, EmittedPairs remembered) {
    pairs.begin(batch, remembered.halves());
    for (int i = 0; i < count; i++) {
      pairs.add(rows[i], halves[i], kinds[i]);
    }
    pairs.emit();
    for (int i = 0; i < count; i++) {
      if (RowKind.retracts(kinds[i])) {
        remembered.forget(halves[i]);
      }
    }
  }

  void write(StateWriter out) {
    if (emitted != null) {
      emitted.write(out);
    }
  }

  void read(StateReader in, TaskContext context) {
    if (emitted != null) {
      emitted.read(in, context);
    }
  }
}
