package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.eval.PairPredicate;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.state.RowStore;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks for one run at a time whether a variable may have the next row. */
final class RunTests {
  private static final long NO_ROW = -1;

  private final RunAggregates aggregates;
  private final RowStore store;
  private final PairPredicate.@Nullable Test[] tests;
  private final Condition.Fetch[][] fetches;
  private final Batch remembered;
  private final byte[][] names;
  private final int[] variableOf;
  private Batch view;

  RunTests(
      Conditions conditions,
      int[] variableOf,
      RunAggregates aggregates,
      RowStore store,
      EvalContext context) {
    this.variableOf = variableOf;
    this.aggregates = aggregates;
    this.store = store;
    this.view = store.view();
    this.remembered = Batch.of(conditions.remembered(), 1, true);
    remembered.setSize(1);
    int variables = conditions.variableCount();
    this.tests = new PairPredicate.Test[variables];
    this.fetches = new Condition.Fetch[variables][];
    this.names = new byte[variables][];
    for (int i = 0; i < variables; i++) {
      PairPredicate predicate = conditions.rest(i).test();
      tests[i] = predicate == null ? null : predicate.open(context);
      fetches[i] = conditions.rest(i).fetches().toArray(Condition.Fetch[]::new);
      names[i] = conditions.name(i).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Looks at the store anew, after rows were added or removed. */
  void refresh() {
    view = store.view();
  }

  /** What is asked: the partition, the run (null before its first row), the row and its taker. */
  record Question(PartitionState partition, @Nullable Path run, long row, int variable) {}

  /** Whether there is anything to ask a run. */
  boolean asks(int variable) {
    return tests[variable] != null;
  }

  /** Whether the run may take the row; {@code groups} are its aggregates with that row. */
  boolean passes(Question question, int[] groups) {
    PairPredicate.Test test = tests[question.variable];
    if (test == null) {
      return true;
    }
    for (Condition.Fetch fetch : fetches[question.variable]) {
      fetch(fetch, question, groups);
    }
    int slot = question.partition.slot(question.row);
    return test.test(view, slot, remembered, 0);
  }

  private void fetch(Condition.Fetch fetch, Question question, int[] groups) {
    Column target = remembered.column(fetch.value());
    target.clear();
    switch (fetch) {
      case Condition.Fetch.OfRow ofRow -> fetch(ofRow, question, target);
      case Condition.Fetch.Classifier(_, var found, int shift) ->
          classify(find(found, question), shift, question, (BytesColumn) target);
      case Condition.Fetch.Aggregate(_, int aggregate) ->
          aggregates.result(aggregate, groups[aggregate], target);
      case Condition.Fetch.MatchNumber _ ->
          remembered.longs(fetch.value()).values[0] = question.partition.matches + 1;
    }
  }

  private void fetch(Condition.Fetch.OfRow fetch, Question question, Column target) {
    long found = find(fetch.found(), question);
    long row = found + fetch.shift();
    PartitionState partition = question.partition;
    if (found == NO_ROW || !partition.keeps(row)) {
      target.nulls().set(0);
      return;
    }
    Column source = view.column(fetch.column());
    int slot = partition.slot(row);
    if (source instanceof LongColumn longs && !source.nulls().any()) {
      ((LongColumn) target).values[0] = longs.values[slot];
    } else {
      target.copy(source, slot, 0);
    }
  }

  private static long find(Condition.Found found, Question question) {
    Path run = question.run;
    return switch (found) {
      case Condition.Found.Current _ -> question.row;
      case Condition.Found.Marked(var place) -> row(place, run);
      case Condition.Found.MarkedOrCurrent(var place, var prior) -> {
        long row = row(place, run);
        boolean next = row == NO_ROW && (prior == null || row(prior, run) != NO_ROW);
        yield next ? question.row : row;
      }
    };
  }

  private static long row(History.Place place, @Nullable Path run) {
    Path found = run == null ? null : History.find(place, run);
    return found == null ? NO_ROW : found.row;
  }

  /** Writes the name of the variable that has a row of the run. */
  private void classify(long found, int shift, Question question, BytesColumn target) {
    long row = found == NO_ROW ? found : found + shift;
    int variable = -1;
    if (row == question.row) {
      variable = question.variable;
    } else if (row != NO_ROW && question.run != null && row < question.row) {
      Path at = question.run.back((int) Math.min(question.row, question.run.row - row));
      variable = at == null ? -1 : variableOf[at.state];
    }
    if (variable < 0) {
      target.nulls().set(0);
    } else {
      target.append(0, names[variable], 0, names[variable].length);
    }
  }
}
