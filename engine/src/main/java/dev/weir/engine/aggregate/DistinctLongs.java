package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.engine.grouped.MarkedLongs;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AggregateCall;
import java.util.Arrays;
import java.util.List;

/**
 * Distinct values of one argument under any number of filters, where the argument is a long and
 * rows are never retracted. Nothing needs to be counted then: each value is stored and looked up
 * once for all filters, with a mark for each that it has passed.
 */
final class DistinctLongs implements Intake {
  /** The place of the argument in a batch of a group and the argument. */
  private static final int[] BEHIND_GROUP = {1};

  private final int[] arguments;
  private final List<Member> members;
  private final MarkedLongs values = new MarkedLongs();
  private final Selection fresh = new Selection();
  private final Selection passed = new Selection();
  private int[] marks = {};

  /** The accumulators behind a filter, whose results don't depend on the order of values. */
  record Member(int filter, List<Accumulator> accumulators) {
    Member {
      accumulators = List.copyOf(accumulators);
    }
  }

  /** There are at most as many members as {@link MarkedLongs#MARKS}. */
  DistinctLongs(int argument, List<Member> members) {
    this.arguments = new int[] {argument};
    this.members = List.copyOf(members);
  }

  /** Whether values may come to an accumulator in any order. */
  static boolean takes(Accumulator accumulator) {
    return accumulator instanceof Count || accumulator instanceof LongSum;
  }

  @Override
  public void reserve(int bound) {
    values.reserve(bound);
    for (Member member : members) {
      for (Accumulator accumulator : member.accumulators()) {
        accumulator.reserve(bound);
      }
    }
  }

  @Override
  public void clear(int group) {
    values.clear(group);
    for (Member member : members) {
      for (Accumulator accumulator : member.accumulators()) {
        accumulator.clear(group);
      }
    }
  }

  @Override
  public void clearAll() {
    values.clearAll();
    for (Member member : members) {
      for (Accumulator accumulator : member.accumulators()) {
        accumulator.clearAll();
      }
    }
  }

  @Override
  public void add(Batch batch, Selection rows) {
    if (marks.length < rows.count) {
      marks = new int[rows.count];
    }
    Arrays.fill(marks, 0, rows.count, 0);
    for (int m = 0; m < members.size(); m++) {
      int filter = members.get(m).filter();
      if (filter == AggregateCall.NO_FILTER) {
        markAll(marks, rows.count, 1 << m);
      } else {
        markTrue(batch.longs(filter), rows, marks, m);
      }
    }
    LongColumn argument = batch.longs(arguments[0]);
    unmarkNull(argument.nulls(), rows);
    values.mark(argument.values, rows, marks);
    addFresh(batch, arguments, rows, marks);
  }

  private static void markAll(int[] marks, int count, int mark) {
    for (int i = 0; i < count; i++) {
      marks[i] |= mark;
    }
  }

  private static void markTrue(LongColumn filter, Selection rows, int[] marks, int mark) {
    Nulls nulls = filter.nulls();
    boolean anyNull = nulls.any();
    for (int i = 0; i < rows.count; i++) {
      int row = rows.rows[i];
      if (!anyNull || !nulls.isNull(row)) {
        marks[i] |= (int) filter.values[row] << mark;
      }
    }
  }

  private void unmarkNull(Nulls nulls, Selection rows) {
    if (nulls.any()) {
      for (int i = 0; i < rows.count; i++) {
        if (nulls.isNull(rows.rows[i])) {
          marks[i] = 0;
        }
      }
    }
  }

  /** Gives each member the rows whose value has its mark for the first time. */
  private void addFresh(Batch batch, int[] columns, Selection rows, int[] freshMarks) {
    fresh.reserve(rows.count);
    int count = 0;
    for (int i = 0; i < rows.count; i++) {
      if (freshMarks[i] != 0) {
        fresh.rows[count] = rows.rows[i];
        fresh.groups[count] = rows.groups[i];
        freshMarks[count++] = freshMarks[i];
      }
    }
    fresh.count = count;
    for (int m = 0; m < members.size() && count > 0; m++) {
      passed.reserve(count);
      for (int i = 0; i < count; i++) {
        if ((freshMarks[i] >>> m & 1) != 0) {
          passed.add(fresh.rows[i], fresh.groups[i]);
        }
      }
      for (Accumulator accumulator : members.get(m).accumulators()) {
        accumulator.add(batch, columns, passed);
      }
    }
  }

  @Override
  public void retract(Batch batch, Selection rows) {
    throw new IllegalStateException("made for rows that are not retracted");
  }

  @Override
  public boolean ordered() {
    return false;
  }

  @Override
  public void change(Batch batch, Selection rows) {
    throw new IllegalStateException("made for rows that are not retracted");
  }

  @Override
  public void merge(Intake other, int[] from, int[] into, int count) {
    values.merge(
        ((DistinctLongs) other).values,
        from,
        into,
        count,
        (batch, rows, freshMarks) -> addFresh(batch, BEHIND_GROUP, rows, freshMarks));
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    values.write(out, groups, count);
    for (Member member : members) {
      for (Accumulator accumulator : member.accumulators()) {
        accumulator.write(out, groups, count);
      }
    }
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    values.read(in, groups);
    for (Member member : members) {
      for (Accumulator accumulator : member.accumulators()) {
        accumulator.read(in, groups, count);
      }
    }
  }
}
