package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowKind;
import dev.weir.plan.JoinType;
import org.jspecify.annotations.Nullable;

/**
 * The matching of a semi, anti or mark join: the result is the left rows that have a match, those
 * that have none, or all with a column that tells.
 *
 * <p>Where right rows only come and never go, a left row that has found a match has it for good:
 * only left rows still without one are kept.
 */
final class ExistenceMatching {
  private final JoinSide left;
  private final JoinSide right;
  private final JoinType type;
  private final boolean matchesLast;
  private final PairCondition.@Nullable Test condition;
  private final JoinOutput output;

  /** The two values that the column of a mark join can have, as rows to pair with. */
  private final Batch marks = marks();

  /** {@code matchesLast}: right rows never go. */
  ExistenceMatching(
      JoinSide left,
      JoinSide right,
      JoinType type,
      boolean matchesLast,
      PairCondition.@Nullable Test condition,
      JoinOutput output) {
    this.left = left;
    this.right = right;
    this.type = type;
    this.matchesLast = matchesLast;
    this.condition = condition;
    this.output = output;
  }

  /** The matching for rows of the left side. */
  Matching ofLeft() {
    return new OfLeft();
  }

  /** The matching for rows of the right side. */
  Matching ofRight() {
    return new OfRight();
  }

  /** Adds a left row that has a match or has none to the output, if such rows are in it. */
  private void put(int row, boolean matched, byte kind) {
    if (type == JoinType.MARK) {
      output.add(row, matched ? 1 : 0, kind);
    } else if (matched == (type == JoinType.SEMI)) {
      output.add(row, JoinOutput.MISSING, kind);
    }
  }

  private static Batch marks() {
    LongColumn marks = new LongColumn(2);
    marks.set(0, 0);
    marks.set(1, 1);
    Batch batch = new Batch(new Column[] {marks}, 2, null);
    batch.setSize(2);
    return batch;
  }

  private final class OfLeft implements Matching {
    private final StoredRow stored = StoredRow.ofRight(right, left.columnCount(), condition);
    private Batch batch = marks;

    @Override
    public void begin(Batch next) {
      batch = next;
      left.begin(batch);
      output.begin(batch, marks);
    }

    @Override
    public void change(int row, int key, boolean retracts) {
      long found = find(row, key);
      put(row, found > 0, retracts ? RowKind.DELETE : RowKind.INSERT);
      if (key == JoinSide.NONE || matchesLast && found > 0) {
        return;
      }
      if (retracts) {
        left.remove(batch, row, key);
        return;
      }
      int slot = left.add(batch, row, key);
      if (slot != JoinSide.NONE) {
        left.addMatches(slot, found);
      }
    }

    /** How many matches there are; whether there is one if they all stay. */
    private long find(int row, int key) {
      long found = 0;
      for (int match = right.first(key); match != JoinSide.NONE; match = right.next(match)) {
        if (condition == null || condition.test(batch, row, stored.at(match), 0)) {
          found++;
          if (matchesLast) {
            break;
          }
        }
      }
      return found;
    }
  }

  private final class OfRight implements Matching {
    private final StoredRow stored = StoredRow.ofLeft(left, condition);
    private Batch batch = marks;

    @Override
    public void begin(Batch next) {
      batch = next;
      right.begin(batch);
      output.begin(left.rows(), marks);
    }

    @Override
    public void change(int row, int key, boolean retracts) {
      if (key == JoinSide.NONE) {
        return;
      }
      boolean decides =
          retracts ? right.remove(batch, row, key) : right.add(batch, row, key) != JoinSide.NONE;
      if (!decides) {
        return;
      }
      int slot = left.first(key);
      while (slot != JoinSide.NONE) {
        int following = left.next(slot);
        if (condition == null || condition.test(stored.at(slot), 0, batch, row)) {
          change(slot, retracts);
          if (matchesLast) {
            left.drop(slot, key);
          }
        }
        slot = following;
      }
    }

    /** Counts a match more or less of a left row, and tells if that was the first or the last. */
    private void change(int slot, boolean retracts) {
      long before = left.addMatches(slot, retracts ? -1 : 1);
      if (before == (retracts ? 1 : 0)) {
        for (long i = left.copies(slot); i > 0; i--) {
          put(slot, retracts, RowKind.DELETE);
          put(slot, !retracts, RowKind.INSERT);
        }
      }
    }
  }
}
