package dev.weir.engine.pattern;

import dev.weir.batch.Column;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.PatternValue;
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
  private final int count;
  private final MatchAggregate[] aggregates;
  private final int[][] free;
  private final int[] freeCount;
  private final int[] bound;

  RunAggregates(List<PatternValue.Aggregated> aggregates, MatchAggregate.Setting setting) {
    this.count = aggregates.size();
    this.aggregates =
        aggregates.stream()
            .map(aggregated -> new MatchAggregate(aggregated, setting))
            .toArray(MatchAggregate[]::new);
    this.free = new int[count][16];
    this.freeCount = new int[count];
    this.bound = new int[count];
  }

  int count() {
    return count;
  }

  /** Looks at the store anew, after rows were added or removed. */
  void refresh() {
    for (MatchAggregate aggregate : aggregates) {
      aggregate.refresh();
    }
  }

  /** Groups for a run (null: none yet) that a row joins. */
  int[] next(int @Nullable [] run, MatchAggregate.Joining joining) {
    int[] groups = new int[count];
    for (int i = 0; i < count; i++) {
      groups[i] = allocate(i);
      if (run != null) {
        aggregates[i].copy(run[i], groups[i]);
      }
      if (aggregates[i].takes(joining.variable())) {
        aggregates[i].add(joining, groups[i]);
        aggregates[i].flush();
      }
    }
    return groups;
  }

  private int allocate(int aggregate) {
    if (freeCount[aggregate] > 0) {
      return free[aggregate][--freeCount[aggregate]];
    }
    int group = bound[aggregate]++;
    aggregates[aggregate].reserve(bound[aggregate]);
    return group;
  }

  void release(int[] groups) {
    for (int i = 0; i < count; i++) {
      aggregates[i].clear(groups[i]);
      if (freeCount[i] == free[i].length) {
        free[i] = Arrays.copyOf(free[i], 2 * freeCount[i]);
      }
      free[i][freeCount[i]++] = groups[i];
    }
  }

  /** Writes the result of a group to the first row of a column. */
  void result(int aggregate, int group, Column target) {
    aggregates[aggregate].result(group, target, 0);
  }

  /** Writes the groups of runs. */
  void write(StateWriter out, List<int[]> runs) {
    for (int i = 0; i < count; i++) {
      int[] groups = new int[runs.size()];
      for (int run = 0; run < groups.length; run++) {
        groups[run] = runs.get(run)[i];
      }
      aggregates[i].write(out, groups);
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
      aggregates[i].read(in, groups);
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
