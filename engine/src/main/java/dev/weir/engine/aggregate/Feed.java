package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowKind;
import dev.weir.engine.grouped.CountedValues;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AggregateCall;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accumulators that get the same rows: those for which the filter column is TRUE, no argument
 * is NULL (unless NULLs are kept) and, if distinct, the arguments were not there before.
 */
final class Feed implements Intake {
  private static final int[] NO_COLUMNS = {};

  /** What tells feeds apart. */
  record Key(int filter, List<Integer> arguments, boolean distinct, boolean keepsNulls) {
    /** Of rows without NULLs in the arguments. */
    Key(int filter, List<Integer> arguments, boolean distinct) {
      this(filter, arguments, distinct, false);
    }
  }

  private final int filter;
  private final boolean keepsNulls;
  private final int[] arguments;
  private final @Nullable CountedValues distinct;
  private final List<Accumulator> accumulators = new ArrayList<>();
  private final Selection picked = new Selection();
  private final Selection run = new Selection();

  /** The places of the arguments in a batch of a group and the arguments. */
  private final int[] behindGroup;

  private boolean ordered;

  Feed(Key key, List<SqlType> argumentTypes) {
    this.filter = key.filter();
    this.keepsNulls = key.keepsNulls();
    this.arguments = key.arguments().stream().mapToInt(Integer::intValue).toArray();
    this.behindGroup = new int[arguments.length];
    Arrays.setAll(behindGroup, i -> i + 1);
    this.distinct = key.distinct() ? new CountedValues(argumentTypes) : null;
  }

  /** Adds an accumulator before the first row. */
  <A extends Accumulator> A attach(A accumulator) {
    accumulators.add(accumulator);
    ordered |= accumulator.ordered();
    return accumulator;
  }

  List<Accumulator> accumulators() {
    return List.copyOf(accumulators);
  }

  <A extends Accumulator> @Nullable A find(Class<A> type) {
    for (Accumulator accumulator : accumulators) {
      if (type.isInstance(accumulator)) {
        return type.cast(accumulator);
      }
    }
    return null;
  }

  @Override
  public void reserve(int bound) {
    if (distinct != null) {
      distinct.reserve(bound);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.reserve(bound);
    }
  }

  @Override
  public void clear(int group) {
    if (distinct != null) {
      distinct.clear(group);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.clear(group);
    }
  }

  @Override
  public void clearAll() {
    if (distinct != null) {
      distinct.clearAll();
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.clearAll();
    }
  }

  @Override
  public void add(Batch batch, Selection rows) {
    Selection chosen = pick(batch, rows);
    if (distinct != null) {
      chosen = distinct.add(batch, arguments, chosen);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.add(batch, arguments, chosen);
    }
  }

  /** Adds rows of which only the number is asked, each as often as said. */
  void addRepeated(long[] times, Selection rows) {
    for (Accumulator accumulator : accumulators) {
      ((Count) accumulator).addRepeated(times, rows);
    }
  }

  @Override
  public boolean ordered() {
    return ordered;
  }

  /** Goes run by run. */
  @Override
  public void change(Batch batch, Selection rows) {
    int from = 0;
    while (from < rows.count) {
      boolean adds = !RowKind.retracts(batch.kind(rows.rows[from]));
      int to = from + 1;
      while (to < rows.count && RowKind.retracts(batch.kind(rows.rows[to])) != adds) {
        to++;
      }
      run.reserve(to - from);
      System.arraycopy(rows.rows, from, run.rows, 0, to - from);
      System.arraycopy(rows.groups, from, run.groups, 0, to - from);
      run.count = to - from;
      if (adds) {
        add(batch, run);
      } else {
        retract(batch, run);
      }
      from = to;
    }
  }

  @Override
  public void retract(Batch batch, Selection rows) {
    Selection chosen = pick(batch, rows);
    if (distinct != null) {
      chosen = distinct.retract(batch, arguments, chosen);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.retract(batch, arguments, chosen);
    }
  }

  @Override
  public void merge(Intake intake, int[] from, int[] into, int count) {
    Feed other = (Feed) intake;
    if (distinct != null && other.distinct != null) {
      int[] sources = Arrays.copyOf(from, count);
      distinct.merge(other.distinct, sources, into, this::addNewcomers);
      return;
    }
    for (int i = 0; i < accumulators.size(); i++) {
      accumulators.get(i).merge(other.accumulators.get(i), from, into, count);
    }
  }

  private void addNewcomers(Batch batch, Selection rows) {
    for (Accumulator accumulator : accumulators) {
      accumulator.add(batch, behindGroup, rows);
    }
  }

  private Selection pick(Batch batch, Selection rows) {
    Selection chosen = rows;
    if (filter != AggregateCall.NO_FILTER) {
      chosen = whereTrue(batch, chosen);
    }
    for (int argument : keepsNulls ? NO_COLUMNS : arguments) {
      Nulls nulls = batch.column(argument).nulls();
      if (nulls.any()) {
        chosen = whereNotNull(nulls, chosen);
      }
    }
    return chosen;
  }

  private Selection whereTrue(Batch batch, Selection rows) {
    long[] values = batch.longs(filter).values;
    Nulls nulls = batch.longs(filter).nulls();
    picked.reserve(rows.count);
    if (!nulls.any()) {
      picked.count = copyTrue(values, rows, picked);
      return picked;
    }
    for (int i = 0; i < rows.count; i++) {
      int row = rows.rows[i];
      if (values[row] != 0 && !nulls.isNull(row)) {
        picked.add(row, rows.groups[i]);
      }
    }
    return picked;
  }

  /**
   * Copies every row and keeps the place of those that are FALSE for the next: no branch to guess.
   */
  private static int copyTrue(long[] values, Selection rows, Selection picked) {
    int[] fromRows = rows.rows;
    int[] fromGroups = rows.groups;
    int[] toRows = picked.rows;
    int[] toGroups = picked.groups;
    int count = 0;
    for (int i = 0; i < rows.count; i++) {
      int row = fromRows[i];
      toRows[count] = row;
      toGroups[count] = fromGroups[i];
      count += (int) values[row];
    }
    return count;
  }

  /** The rows may be those already picked: then they are picked again in place. */
  private Selection whereNotNull(Nulls nulls, Selection rows) {
    int count = rows.count;
    if (rows != picked) {
      picked.reserve(count);
    }
    picked.count = 0;
    for (int i = 0; i < count; i++) {
      int row = rows.rows[i];
      if (!nulls.isNull(row)) {
        picked.add(row, rows.groups[i]);
      }
    }
    return picked;
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    if (distinct != null) {
      distinct.write(out, groups, count);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.write(out, groups, count);
    }
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    if (distinct != null) {
      distinct.read(in, groups);
    }
    for (Accumulator accumulator : accumulators) {
      accumulator.read(in, groups, count);
    }
  }
}
