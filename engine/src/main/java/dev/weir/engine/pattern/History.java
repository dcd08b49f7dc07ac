package dev.weir.engine.pattern;

import dev.weir.plan.PatternValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs remember of the rows they took, so that FIRST and LAST in conditions are found without
 * going through the rows: a mark at the last row of each set of variables that a condition asks
 * for, and marks at its first rows as far as asked. A row that moves no mark shares those of the
 * row before.
 */
final class History {
  /** A mark: at the {@code place}-th row of the variables, or at their last. */
  private static final class Mark {
    static final int LAST = -1;

    final long variables;
    final int place;

    /** The mark at the row of the same variables before, which is set first. */
    final int prior;

    /** How far back from the mark conditions look. */
    int depth;

    Mark(long variables, int place, int prior) {
      this.variables = variables;
      this.place = place;
      this.prior = prior;
    }
  }

  /** Where a value is found: so many rows of its variables before a mark. */
  record Place(int mark, int back) {}

  private static final int NONE = -1;

  private final int[] variableOf;
  private final List<Mark> marks = new ArrayList<>();
  private volatile @Nullable Path[] unmarked = {};

  History(int[] variableOf) {
    this.variableOf = variableOf;
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /** Sees to it that the row a value speaks of is remembered. */
  Place remember(PatternValue.OfRow value) {
    long set = bits(value.variables());
    if (!value.fromFirst()) {
      int mark = mark(set, Mark.LAST, NONE);
      marks.get(mark).depth = Math.max(marks.get(mark).depth, value.offset());
      return new Place(mark, value.offset());
    }
    int mark = NONE;
    for (int place = 0; place <= value.offset(); place++) {
      mark = mark(set, place, mark);
    }
    return new Place(mark, 0);
  }

  private int mark(long variables, int place, int prior) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).variables == variables && marks.get(i).place == place) {
        return i;
      }
    }
    marks.add(new Mark(variables, place, prior));
    return marks.size() - 1;
  }

  /** The set of variables as bits; all if none are named. */
  static long bits(List<Integer> variables) {
    long bits = 0;
    for (int variable : variables) {
      bits |= 1L << variable;
    }
    return variables.isEmpty() ? -1L : bits;
  }

  /** The marks once a path has taken its last row. */
  @Nullable Path[] marks(@Nullable Path previous, int state, Path path) {
    @Nullable Path[] before = previous == null ? unmarked() : previous.marks;
    @Nullable Path[] after = before;
    boolean copied = false;
    long bit = 1L << variableOf[state];
    for (int i = 0; i < before.length; i++) {
      Mark mark = marks.get(i);
      if ((mark.variables & bit) != 0 && moves(mark, before[i], before)) {
        after = copied ? after : before.clone();
        copied = true;
        after[i] = path;
      }
    }
    return after;
  }

  /** No mark set; shared, and never written to. */
  private @Nullable Path[] unmarked() {
    if (unmarked.length != marks.size()) {
      unmarked = new Path[marks.size()];
    }
    return unmarked;
  }

  private static boolean moves(Mark mark, @Nullable Path at, @Nullable Path[] before) {
    return mark.place == Mark.LAST
        || at == null && (mark.prior == NONE || before[mark.prior] != null);
  }

  /** The row at a place, or null. */
  static @Nullable Path find(Place place, Path path) {
    Path found = path.marks[place.mark];
    for (int i = 0; i < place.back && found != null; i++) {
      found = before(found, place.mark);
    }
    return found;
  }

  private static @Nullable Path before(Path path, int mark) {
    return path.previous == null ? null : path.previous.marks[mark];
  }

  /** Whether all marks of two paths, as far as conditions look, stand at the same rows. */
  boolean same(Path a, Path b) {
    for (int i = 0; i < marks.size(); i++) {
      if (!same(a.marks[i], b.marks[i], i)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(@Nullable Path a, @Nullable Path b, int mark) {
    Path left = a;
    Path right = b;
    for (int i = 0; i <= marks.get(mark).depth; i++) {
      if (left == right) {
        return true;
      }
      if (left == null || right == null || left.row != right.row) {
        return false;
      }
      left = before(left, mark);
      right = before(right, mark);
    }
    return true;
  }
}
