package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateState;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.PatternValue;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that conditions ask for, kept with each run and carried on row by row, so that no
 * row is added up twice for one run. A run has a group in the state of each aggregate; a run that
 * goes two ways is copied.
 */
final class RunAggregates {
  private final RowStore store;
  private final int count;
  private final AggregateState[] states;
  private final Batch[] results;
  private final long[] variables;
  private final int[][] free;
  private final int[] freeCount;
  private final int[] bound;
  private final Selection selection = new Selection();
  private Batch view;

  RunAggregates(List<PatternValue.Aggregated> aggregates, RowType input, RowStore store) {
    this.store = store;
    this.view = store.view();
    this.count = aggregates.size();
    this.states = new AggregateState[count];
    this.results = new Batch[count];
    this.variables = new long[count];
    this.free = new int[count][16];
    this.freeCount = new int[count];
    this.bound = new int[count];
    for (int i = 0; i < count; i++) {
      AggregateCall call = aggregates.get(i).call();
      states[i] = new AggregateCalls(List.of(call), input, false).newState();
      results[i] =
          Batch.of(RowType.of(List.of(new dev.weir.type.Field("v", call.type()))), 1, true);
      variables[i] = History.bits(aggregates.get(i).variables());
    }
  }

  int count() {
    return count;
  }

  /** Looks at the store anew, after rows were added or removed. */
  void refresh() {
    view = store.view();
  }

  /** Groups for a run (null: none yet) that gives the row at a slot to a variable. */
  int[] next(int @Nullable [] run, int variable, int slot) {
    int[] groups = new int[count];
    for (int i = 0; i < count; i++) {
      groups[i] = allocate(i);
      int[] into = {groups[i]};
      if (run != null) {
        states[i].merge(states[i], new int[] {run[i]}, into, 1);
      }
      if ((variables[i] >>> variable & 1) != 0) {
        selection.reserve(1);
        selection.add(slot, groups[i]);
        states[i].update(view, selection);
      }
    }
    return groups;
  }

  private int allocate(int aggregate) {
    if (freeCount[aggregate] > 0) {
      return free[aggregate][--freeCount[aggregate]];
    }
    int group = bound[aggregate]++;
    states[aggregate].reserve(bound[aggregate]);
    return group;
  }

  void release(int[] groups) {
    for (int i = 0; i < count; i++) {
      states[i].clear(groups[i]);
      if (freeCount[i] == free[i].length) {
        free[i] = Arrays.copyOf(free[i], 2 * freeCount[i]);
      }
      free[i][freeCount[i]++] = groups[i];
    }
  }

  /** Writes the result of a group to the first row of a column. */
  void result(int aggregate, int group, Column target) {
    Batch result = results[aggregate];
    result.clear();
    states[aggregate].results(new int[] {group}, 1, result, 0, 0);
    target.copy(result.column(0), 0, 0);
  }

  /** Writes the groups of runs. */
  void write(StateWriter out, List<int[]> runs) {
    for (int i = 0; i < count; i++) {
      int[] groups = new int[runs.size()];
      for (int run = 0; run < groups.length; run++) {
        groups[run] = runs.get(run)[i];
      }
      states[i].write(out, groups, groups.length);
    }
  }

  /** Reads the groups of as many runs; those that are not wanted are let go again. */
  List<int[]> read(StateReader in, int runCount) {
    List<int[]> runs = new ArrayList<>();
    for (int run = 0; run < runCount; run++) {
      int[] groups = new int[count];
      Arrays.setAll(groups, this::allocate);
      runs.add(groups);
    }
    for (int i = 0; i < count; i++) {
      int[] groups = new int[runCount];
      for (int run = 0; run < runCount; run++) {
        groups[run] = runs.get(run)[i];
      }
      states[i].read(in, groups, runCount);
    }
    return runs;
  }

  /** Tells each of a run's groups to someone; for tests of the memory in use. */
  void live(IntConsumer groups) {
    for (int i = 0; i < count; i++) {
      groups.accept(bound[i] - freeCount[i]);
    }
  }
}
