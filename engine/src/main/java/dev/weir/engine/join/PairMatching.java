package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * The matching of an inner or outer join, seen from one side: each match is a pair, and a row
 * without one stands alone if its side is kept.
 */
final class PairMatching implements Matching {
  private static final Batch NONE = new Batch(new Column[0], 0, null);

  /** Whether this matching takes the rows of the left side. */
  private final boolean fromLeft;

  private final JoinSide own;
  private final JoinSide other;
  private final boolean keepsOwn;
  private final boolean keepsOther;
  private final PairCondition.@Nullable Test condition;
  private final JoinOutput pairs;
  private final StoredRow stored;
  private Batch batch = NONE;

  /** Which of two sides a matching is for. */
  record Sides(JoinSide own, JoinSide other, boolean keepsOwn, boolean keepsOther) {}

  PairMatching(
      boolean fromLeft, Sides sides, PairCondition.@Nullable Test condition, JoinOutput pairs) {
    this.fromLeft = fromLeft;
    this.own = sides.own;
    this.other = sides.other;
    this.keepsOwn = sides.keepsOwn;
    this.keepsOther = sides.keepsOther;
    this.condition = condition;
    this.pairs = pairs;
    this.stored =
        fromLeft
            ? StoredRow.ofRight(other, own.columnCount(), condition)
            : StoredRow.ofLeft(other, condition);
  }

  @Override
  public void begin(Batch next) {
    batch = next;
    own.begin(batch);
    if (fromLeft) {
      pairs.begin(batch, other.rows());
    } else {
      pairs.begin(other.rows(), batch);
    }
  }

  @Override
  public void change(int row, int key, boolean retracts) {
    if (retracts) {
      remove(row, key);
    } else {
      add(row, key);
    }
  }

  private void add(int row, int key) {
    int slot = key == JoinSide.NONE ? JoinSide.NONE : own.add(batch, row, key);
    boolean first = slot != JoinSide.NONE;
    long found = 0;
    for (int match = other.first(key); match != JoinSide.NONE; match = other.next(match)) {
      if (!matches(row, match)) {
        continue;
      }
      found++;
      if (first && other.addMatches(match, 1) == 0 && keepsOther) {
        alone(match, RowKind.DELETE);
      }
      pair(row, match, RowKind.INSERT);
    }
    if (first) {
      own.addMatches(slot, found);
    }
    if (keepsOwn && found == 0) {
      put(row, JoinOutput.MISSING, RowKind.INSERT);
    }
  }

  private void remove(int row, int key) {
    boolean last = key != JoinSide.NONE && own.remove(batch, row, key);
    long found = 0;
    for (int match = other.first(key); match != JoinSide.NONE; match = other.next(match)) {
      if (!matches(row, match)) {
        continue;
      }
      found++;
      pair(row, match, RowKind.DELETE);
      if (last && other.addMatches(match, -1) == 1 && keepsOther) {
        alone(match, RowKind.INSERT);
      }
    }
    if (keepsOwn && found == 0) {
      put(row, JoinOutput.MISSING, RowKind.DELETE);
    }
  }

  private boolean matches(int row, int match) {
    return condition == null
        || (fromLeft
            ? condition.test(batch, row, stored.at(match), 0)
            : condition.test(stored.at(match), 0, batch, row));
  }

  private void pair(int row, int match, byte kind) {
    for (long i = other.copies(match); i > 0; i--) {
      put(row, match, kind);
    }
  }

  private void alone(int match, byte kind) {
    for (long i = other.copies(match); i > 0; i--) {
      put(JoinOutput.MISSING, match, kind);
    }
  }

  private void put(int row, int match, byte kind) {
    if (fromLeft) {
      pairs.add(row, match, kind);
    } else {
      pairs.add(match, row, kind);
    }
  }
}
