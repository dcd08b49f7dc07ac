package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * The matching of a semi or anti join: the result is the left rows that have a match, or those that
 * have none.
 *
 * <p>Where right rows only come and never go, a left row that has found a match has it for good:
 * only left rows still without one are kept.
 */
final class ExistenceMatching {
  private final JoinSide left;
  private final JoinSide right;
  private final boolean semi;
  private final boolean matchesLast;
  private final PairCondition.@Nullable Test condition;
  private final JoinOutput output;

  /** {@code matchesLast}: right rows never go. */
  ExistenceMatching(
      JoinSide left,
      JoinSide right,
      boolean semi,
      boolean matchesLast,
      PairCondition.@Nullable Test condition,
      JoinOutput output) {
    this.left = left;
    this.right = right;
    this.semi = semi;
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

  private boolean matches(Batch leftRows, int leftRow, Batch rightRows, int rightRow) {
    return condition == null || condition.test(leftRows, leftRow, rightRows, rightRow);
  }

  private final class OfLeft implements Matching {
    private Batch batch = left.rows().view();
    private Batch stored = right.rows().view();

    @Override
    public void begin(Batch next) {
      batch = next;
      stored = right.rows().view();
      left.begin(batch);
      output.begin(batch, stored);
    }

    @Override
    public void change(int row, int key, boolean retracts) {
      long found = find(row, key);
      if (found > 0 == semi) {
        output.add(row, JoinOutput.MISSING, retracts ? RowKind.DELETE : RowKind.INSERT);
      }
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
        if (matches(batch, row, stored, match)) {
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
    private Batch batch = right.rows().view();
    private Batch stored = left.rows().view();

    @Override
    public void begin(Batch next) {
      batch = next;
      stored = left.rows().view();
      right.begin(batch);
      output.begin(stored, batch);
    }

    @Override
    public void change(int row, int key, boolean retracts) {
      if (key == JoinSide.NONE) {
        return;
      }
      boolean decides =
          retracts
              ? right.remove(batch, row, key)
              : right.add(batch, row, key) != JoinSide.NONE;
      if (!decides) {
        return;
      }
      int slot = left.first(key);
      while (slot != JoinSide.NONE) {
        int following = left.next(slot);
        if (matches(stored, slot, batch, row)) {
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
        byte kind = retracts == semi ? RowKind.DELETE : RowKind.INSERT;
        for (long i = left.copies(slot); i > 0; i--) {
          output.add(slot, JoinOutput.MISSING, kind);
        }
      }
    }
  }
}
