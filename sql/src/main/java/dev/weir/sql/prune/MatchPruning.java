package dev.weir.sql.prune;

import dev.weir.expr.SortKey;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.PatternValue;
import java.util.List;

/** Takes out of the input of MATCH_RECOGNIZE the columns that no condition or measure asks for. */
final class MatchPruning {
  private MatchPruning() {}

  static Pruned prune(MatchRecognize match) {
    MatchRecognize.Arrangement order = match.arrangement();
    Needed needed = Needed.watermark().addColumns(order.partition());
    if (order.timeColumn() != MatchRecognize.Arrangement.PROCESSING) {
      needed.add(order.timeColumn());
    }
    needed.addColumns(order.further().stream().map(SortKey::column).toList());
    match.values().forEach(value -> add(value, needed));
    match.result().columns().stream()
        .filter(column -> column != MatchRecognize.Result.MEASURE)
        .forEach(needed::add);
    Pruned input = ColumnPruning.prune(match.input(), needed);
    MatchRecognize moved =
        new MatchRecognize(
            input.node(),
            new MatchRecognize.Arrangement(
                input.places(order.partition()),
                order.timeColumn() == MatchRecognize.Arrangement.PROCESSING
                    ? order.timeColumn()
                    : input.place(order.timeColumn()),
                order.further().stream()
                    .map(key ->
                        new SortKey(input.place(key.column()), key.descending(), key.nullsFirst()))
                    .toList()),
            new MatchRecognize.Search(
                match.search().pattern(),
                match.search().variables(),
                move(match.search().values(), input),
                match.search().within(),
                match.search().skip()),
            new MatchRecognize.Result(
                match.result().rows(),
                match.result().columns().stream()
                    .map(column ->
                        column == MatchRecognize.Result.MEASURE ? column : input.place(column))
                    .toList(),
                move(match.result().values(), input),
                match.result().measures()),
            match.schema());
    return new Pruned(moved, Pruned.identity(match.schema().size()));
  }

  private static void add(PatternValue value, Needed needed) {
    switch (value) {
      case PatternValue.OfRow row -> {
        if (row.column() != PatternValue.OfRow.CLASSIFIER) {
          needed.add(row.column());
        }
      }
      case PatternValue.Aggregated(_, var call, var arguments, _) -> {
        if (arguments != null) {
          arguments.sources().stream().filter(source -> source >= 0).forEach(needed::add);
          return;
        }
        needed.addColumns(call.arguments());
        if (call.filter() != AggregateCall.NO_FILTER) {
          needed.add(call.filter());
        }
      }
      case PatternValue.MatchNumber _ -> {}
    }
  }

  private static List<PatternValue> move(List<PatternValue> values, Pruned input) {
    return values.stream().map(value -> move(value, input)).toList();
  }

  private static PatternValue move(PatternValue value, Pruned input) {
    return switch (value) {
      case PatternValue.OfRow row ->
          row.column() == PatternValue.OfRow.CLASSIFIER
              ? row
              : new PatternValue.OfRow(
                  row.variables(),
                  row.fromFirst(),
                  row.offset(),
                  row.shift(),
                  input.place(row.column()),
                  row.whole(),
                  row.type());
      case PatternValue.Aggregated(var variables, var call, var arguments, boolean whole) ->
          arguments == null
              ? new PatternValue.Aggregated(
                  variables,
                  call.of(
                      input.places(call.arguments()),
                      call.filter() == AggregateCall.NO_FILTER
                          ? call.filter()
                          : input.place(call.filter())),
                  whole)
              : new PatternValue.Aggregated(variables, call, move(arguments, input), whole);
      case PatternValue.MatchNumber number -> number;
    };
  }

  private static PatternValue.Arguments move(PatternValue.Arguments arguments, Pruned input) {
    return new PatternValue.Arguments(
        arguments.sources().stream()
            .map(source -> source < 0 ? source : Integer.valueOf(input.place(source)))
            .toList(),
        arguments.expressions());
  }
}
