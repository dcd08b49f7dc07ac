package dev.weir.sql.prune;

import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Aggregates: all keys stay, results and window properties that nobody reads go. */
final class AggregatePruning {
  private final RowType schema;
  private final Needed needed;
  private final List<Field> fields = new ArrayList<>();
  private final Map<ColumnPath, Integer> places = new HashMap<>();

  private AggregatePruning(RowType schema, Needed needed) {
    this.schema = schema;
    this.needed = needed;
  }

  static Pruned prune(Aggregate aggregate, Needed needed) {
    AggregatePruning pruning = new AggregatePruning(aggregate.schema(), needed);
    List<AggregateCall> calls = pruning.keep(aggregate.keys(), aggregate.calls(), true);
    Pruned input =
        ColumnPruning.prune(aggregate.input(), below(needed.below(), aggregate.keys(), calls));
    return new Pruned(
        new Aggregate(
            input.node(),
            input.places(aggregate.keys()),
            moved(calls, input),
            RowType.of(pruning.fields),
            aggregate.ttl()),
        pruning.places);
  }

  static Pruned prune(WindowAggregate aggregate, Needed needed) {
    AggregatePruning pruning = new AggregatePruning(aggregate.schema(), needed);
    List<AggregateCall> calls = pruning.keep(aggregate.keys(), aggregate.calls(), false);
    int first = aggregate.keys().size() + aggregate.calls().size();
    List<WindowProperty> properties = new ArrayList<>();
    for (int i = 0; i < aggregate.properties().size(); i++) {
      if (needed.has(first + i)) {
        properties.add(aggregate.properties().get(i));
        pruning.keep(first + i);
      }
    }
    boolean clocked = aggregate.timeColumn() == WindowAggregate.PROCESSING_TIME;
    Needed below = below(clocked ? needed.below() : Needed.watermark(), aggregate.keys(), calls);
    if (!clocked) {
      below.add(aggregate.timeColumn());
    }
    Pruned input = ColumnPruning.prune(aggregate.input(), below);
    if (pruning.fields.isEmpty()) {
      properties.add(aggregate.properties().getFirst());
      pruning.keep(first);
    }
    return new Pruned(
        new WindowAggregate(
            input.node(),
            aggregate.window(),
            clocked ? WindowAggregate.PROCESSING_TIME : input.place(aggregate.timeColumn()),
            input.places(aggregate.keys()),
            moved(calls, input),
            properties,
            aggregate.emission(),
            RowType.of(pruning.fields)),
        pruning.places);
  }

  /** Keeps the keys, and the calls whose result is read; at least one column if {@code some}. */
  private List<AggregateCall> keep(List<Integer> keys, List<AggregateCall> calls, boolean some) {
    for (int i = 0; i < keys.size(); i++) {
      keep(i);
    }
    List<AggregateCall> kept = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      boolean only = some && fields.isEmpty() && i == calls.size() - 1;
      if (needed.has(keys.size() + i) || only) {
        kept.add(calls.get(i));
        keep(keys.size() + i);
      }
    }
    return kept;
  }

  private void keep(int column) {
    places.put(ColumnPath.of(column), fields.size());
    fields.add(schema.fields().get(column));
  }

  static Needed below(Needed below, List<Integer> keys, List<AggregateCall> calls) {
    below.addColumns(keys);
    for (AggregateCall call : calls) {
      below.addColumns(call.arguments());
      if (call.filter() != AggregateCall.NO_FILTER) {
        below.add(call.filter());
      }
    }
    return below;
  }

  static List<AggregateCall> moved(List<AggregateCall> calls, Pruned input) {
    return calls.stream()
        .map(call ->
            call.of(
                input.places(call.arguments()),
                call.filter() == AggregateCall.NO_FILTER
                    ? AggregateCall.NO_FILTER
                    : input.place(call.filter())))
        .toList();
  }
}
