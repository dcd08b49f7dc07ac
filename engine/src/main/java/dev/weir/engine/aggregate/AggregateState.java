package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AggregateCall;
import java.util.Arrays;
import java.util.List;

/** The accumulators of all calls of a query, for any number of groups. */
public final class AggregateState {
  private final AggregateCalls calls;
  private final Intake[] intakes;
  private final CallResult[] results;
  private final List<SingleValue> singles;
  private boolean passToTheEnd;
  private final Selection added = new Selection();
  private final Selection retracted = new Selection();

  /** How many rows each group has; kept when rows may be retracted. */
  private final Count rowCount;

  AggregateState(AggregateCalls calls, AggregateInstances instances) {
    this.calls = calls;
    FeedBuilder builder = new FeedBuilder(calls.input(), calls.retracts(), instances);
    this.rowCount =
        calls.retracts()
            ? builder.count(new Feed.Key(AggregateCall.NO_FILTER, List.of(), false))
            : new Count();
    this.results = calls.calls().stream().map(builder::result).toArray(CallResult[]::new);
    this.singles =
        Arrays.stream(results)
            .filter(SingleValue.class::isInstance)
            .map(SingleValue.class::cast)
            .toList();
    this.intakes = builder.intakes();
  }

  /** Makes room for groups below the bound; new ones are empty. */
  public void reserve(int bound) {
    for (Intake intake : intakes) {
      intake.reserve(bound);
    }
  }

  /** Makes a group empty, so that its number can be used again. */
  public void clear(int group) {
    for (Intake intake : intakes) {
      intake.clear(group);
    }
  }

  public void clearAll() {
    for (Intake intake : intakes) {
      intake.clearAll();
    }
  }

  /**
   * Lets a value have several rows for a while, where rows are retracted: to the end of an input
   * that ends, else to the next watermark.
   */
  void letSeveralRowsPass(boolean toTheEnd) {
    if (calls.retracts()) {
      singles.forEach(SingleValue::letPass);
      passToTheEnd = toTheEnd;
    }
  }

  /** Looks again at groups that were restored. */
  void doubt(int[] groups) {
    singles.forEach(single -> single.doubt(groups));
  }

  /** Fails if a value has several rows still, and they may not pass any more. */
  void settle(boolean atTheEnd) {
    if (atTheEnd || !passToTheEnd) {
      singles.forEach(SingleValue::settle);
    }
  }

  /** Works in the selected rows of a batch; there is room for their groups. */
  public void update(Batch batch, Selection rows) {
    byte[] kinds = batch.kinds();
    if (kinds == null || !calls.retracts()) {
      add(batch, rows);
      return;
    }
    added.reserve(rows.count);
    retracted.reserve(rows.count);
    for (int i = 0; i < rows.count; i++) {
      int row = rows.rows[i];
      Selection side = !RowKind.retracts(kinds[row]) ? added : retracted;
      side.add(row, rows.groups[i]);
    }
    boolean both = added.count > 0 && retracted.count > 0;
    for (Intake intake : intakes) {
      if (both && intake.ordered()) {
        intake.change(batch, rows);
      } else {
        intake.add(batch, added);
        if (retracted.count > 0) {
          intake.retract(batch, retracted);
        }
      }
    }
  }

  /** Adds the selected rows, whatever their kinds. */
  public void add(Batch batch, Selection rows) {
    for (Intake intake : intakes) {
      intake.add(batch, rows);
    }
  }

  /** Adds the selected rows, each as often as said; only if all that is asked is their number. */
  public void addRepeated(long[] times, Selection rows) {
    for (Intake intake : intakes) {
      ((Feed) intake).addRepeated(times, rows);
    }
  }

  /** Takes off the selected rows, whatever their kinds; only if rows can be retracted. */
  public void retract(Batch batch, Selection rows) {
    for (Intake intake : intakes) {
      intake.retract(batch, rows);
    }
  }

  /** Whether the group has rows; always true when rows are not retracted. */
  public boolean hasRows(int group) {
    return !calls.retracts() || rowCount.counts[group] > 0;
  }

  /** Whether {@link #rows} is known. */
  boolean countsRows() {
    return calls.retracts();
  }

  /** How many rows the group has. */
  long rows(int group) {
    return rowCount.counts[group];
  }

  /**
   * Writes the groups' results to the target's columns from {@code firstColumn}, row {@code start}
   * on.
   */
  public void results(int[] groups, int count, Batch target, int firstColumn, int start) {
    for (int i = 0; i < results.length; i++) {
      results[i].write(groups, count, target.column(firstColumn + i), start);
    }
  }

  /** Writes the groups' results to the columns, to row {@code start} and on. */
  public void results(int[] groups, int count, Column[] target, int start) {
    for (int i = 0; i < results.length; i++) {
      results[i].write(groups, count, target[i], start);
    }
  }

  /**
   * Adds to each group {@code into[i]} what a state of the same calls, or this, has for {@code
   * from[i]}.
   */
  public void merge(AggregateState other, int[] from, int[] into, int count) {
    for (int i = 0; i < intakes.length; i++) {
      intakes[i].merge(other.intakes[i], from, into, count);
    }
  }

  public void write(StateWriter out, int[] groups, int count) {
    for (Intake intake : intakes) {
      intake.write(out, groups, count);
    }
  }

  /** Reads what was written for as many groups; they are empty, and -1 where not wanted. */
  public void read(StateReader in, int[] groups, int count) {
    for (Intake intake : intakes) {
      intake.read(in, groups, count);
    }
  }
}
