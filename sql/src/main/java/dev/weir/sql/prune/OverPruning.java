package dev.weir.sql.prune;

import dev.weir.expr.SortKey;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.LagCall;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverOrder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** OVER: columns of the input that nobody reads go, and calls whose result nobody reads. */
final class OverPruning {
  private final OverAggregate over;
  private final Needed needed;
  private final List<AggregateCall> calls = new ArrayList<>();
  private final List<LagCall> lags = new ArrayList<>();
  private final List<Integer> kept = new ArrayList<>();

  private OverPruning(OverAggregate over, Needed needed) {
    this.over = over;
    this.needed = needed;
  }

  static Pruned prune(OverAggregate over, Needed needed) {
    return new OverPruning(over, needed).prune();
  }

  private Pruned prune() {
    int columns = over.input().schema().size();
    keepCalls(columns);
    Pruned input = ColumnPruning.prune(over.input(), below(columns));
    Map<ColumnPath, Integer> places = new HashMap<>(input.places());
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    for (int column : kept) {
      places.put(ColumnPath.of(column), fields.size());
      fields.add(over.schema().fields().get(column));
    }
    SortKey key = over.order().key();
    return new Pruned(
        new OverAggregate(
            input.node(),
            input.places(over.partition()),
            new OverOrder(
                new SortKey(input.place(key.column()), key.descending(), key.nullsFirst()),
                over.order().kind()),
            over.frame(),
            AggregatePruning.moved(calls, input),
            lags.stream().map(lag -> moved(lag, input)).toList(),
            RowType.of(fields)),
        places);
  }

  private void keepCalls(int columns) {
    for (int i = 0; i < over.calls().size(); i++) {
      if (needed.has(columns + i)) {
        calls.add(over.calls().get(i));
        kept.add(columns + i);
      }
    }
    int firstLag = columns + over.calls().size();
    for (int i = 0; i < over.lags().size(); i++) {
      if (needed.has(firstLag + i)) {
        lags.add(over.lags().get(i));
        kept.add(firstLag + i);
      }
    }
  }

  private Needed below(int columns) {
    Needed above =
        over.order().kind() == OverOrder.Kind.EVENT_TIME ? Needed.watermark() : needed.below();
    Needed below =
        AggregatePruning.below(above, over.partition(), calls).add(over.order().column());
    for (LagCall lag : lags) {
      below.add(lag.argument());
      if (lag.otherwise() != LagCall.NONE) {
        below.add(lag.otherwise());
      }
    }
    needed.list().stream().filter(path -> path.column() < columns).forEach(below::add);
    return below;
  }

  private static LagCall moved(LagCall lag, Pruned input) {
    int otherwise = lag.otherwise() == LagCall.NONE ? LagCall.NONE : input.place(lag.otherwise());
    return new LagCall(input.place(lag.argument()), lag.offset(), otherwise, lag.type());
  }
}
