package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateInstances;
import dev.weir.engine.aggregate.AggregateState;
import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.expr.Expr;
import dev.weir.plan.PatternValue;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aggregate over rows of matches, for any number of groups. */
final class MatchAggregate {
  private final RowStore store;
  private final AggregateState state;
  private final Batch result;
  private final long variables;
  private final @Nullable Computed computed;
  private final Selection selection = new Selection();
  private Batch view;

  MatchAggregate(PatternValue.Aggregated aggregated, Setting setting) {
    this.store = setting.store;
    this.view = store.view();
    this.variables = History.bits(aggregated.variables());
    Stage stage = setting.plan.arguments(aggregated);
    PatternValue.Arguments arguments = aggregated.arguments();
    this.computed =
        stage == null || arguments == null
            ? null
            : new Computed(arguments, setting, stage.open(setting.eval));
    RowType input =
        arguments == null
            ? input(setting)
            : columns(arguments.expressions().stream().map(Expr::type).toList());
    this.state =
        new AggregateCalls(List.of(aggregated.call()), input, false).newState(setting.instances);
    this.result = Batch.of(RowType.of(List.of(new Field("v", aggregated.type()))), 1, true);
  }

  private static RowType input(Setting setting) {
    return setting.plan.node().input().schema();
  }

  /** What the aggregates of a task share. */
  record Setting(MatchPlan plan, RowStore store, EvalContext eval, AggregateInstances instances) {}

  /** What is asked of a row that joins: its slot, the variable that has it, the match's number. */
  record Joining(int slot, int variable, long match) {}

  /** Computes the arguments of one row. */
  private static final class Computed {
    private final int[] sources;
    private final byte[][] names;
    private final RowStore store;
    private final StageRun stage;
    private final Batch row;

    Computed(PatternValue.Arguments arguments, Setting setting, StageRun stage) {
      this.sources = arguments.sources().stream().mapToInt(Integer::intValue).toArray();
      this.names = setting.plan.names();
      this.store = setting.store;
      this.stage = stage;
      this.row = Batch.of(MatchAggregate.sources(arguments, input(setting)), 1, true);
    }

    Batch of(Joining joining) {
      row.clear();
      for (int i = 0; i < sources.length; i++) {
        Column column = row.column(i);
        switch (sources[i]) {
          case PatternValue.OfRow.CLASSIFIER -> {
            byte[] name = names[joining.variable];
            ((BytesColumn) column).append(0, name, 0, name.length);
          }
          case PatternValue.Arguments.MATCH_NUMBER -> row.longs(i).values[0] = joining.match;
          default -> column.copy(store.column(sources[i]), joining.slot, 0);
        }
      }
      row.setSize(1);
      return stage.run(row);
    }
  }

  /** Looks at the store anew, after rows were added or removed. */
  void refresh() {
    view = store.view();
  }

  void reserve(int bound) {
    state.reserve(bound);
  }

  void clear(int group) {
    state.clear(group);
  }

  /** Whether it is over rows of a variable. */
  boolean takes(int variable) {
    return (variables >>> variable & 1) != 0;
  }

  /** Takes a row up, which counts after the next {@link #flush}. */
  void add(Joining joining, int group) {
    if (computed == null) {
      selection.append(joining.slot, group);
    } else {
      Batch arguments = computed.of(joining);
      selection.append(0, group);
      state.update(arguments, selection);
      selection.count = 0;
    }
  }

  /** Works in the rows that were taken up. */
  void flush() {
    if (selection.count > 0) {
      state.update(view, selection);
      selection.count = 0;
    }
  }

  /** Makes an empty group like another one. */
  void copy(int from, int into) {
    state.merge(state, new int[] {from}, new int[] {into}, 1);
  }

  /** Writes the result of a group to a row of a column. */
  void result(int group, Column target, int at) {
    result.clear();
    state.results(new int[] {group}, 1, result, 0, 0);
    target.copy(result.column(0), 0, at);
  }

  void write(StateWriter out, int[] groups) {
    state.write(out, groups, groups.length);
  }

  void read(StateReader in, int[] groups) {
    state.read(in, groups, groups.length);
  }

  /** The columns that the arguments are computed from. */
  static RowType sources(PatternValue.Arguments arguments, RowType input) {
    return columns(
        arguments.sources().stream()
            .map(source ->
                switch (source) {
                  case PatternValue.OfRow.CLASSIFIER -> Types.STRING;
                  case PatternValue.Arguments.MATCH_NUMBER -> Types.BIGINT;
                  default -> input.type(source);
                })
            .toList());
  }

  private static RowType columns(List<SqlType> types) {
    List<Field> fields = new ArrayList<>();
    for (SqlType type : types) {
      fields.add(new Field("c" + fields.size(), type));
    }
    return RowType.of(fields);
  }
}
