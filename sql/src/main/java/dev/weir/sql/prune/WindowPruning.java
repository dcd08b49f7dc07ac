package dev.weir.sql.prune;

import dev.weir.expr.SortKey;
import dev.weir.plan.Join;
import dev.weir.plan.WindowJoin;
import dev.weir.plan.WindowTopN;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins and ranks within windows: they wait for the watermark, and read the window's end. */
final class WindowPruning {
  private WindowPruning() {}

  static Pruned prune(WindowTopN top, Needed needed) {
    int columns = top.input().schema().size();
    boolean rank = top.withRank() && needed.has(columns);
    Needed below =
        Needed.watermark()
            .addColumns(top.partition())
            .addColumns(top.order().stream().map(SortKey::column).toList());
    needed.list().stream().filter(path -> path.column() < columns).forEach(below::add);
    Pruned input = ColumnPruning.prune(top.input(), below);
    Map<ColumnPath, Integer> places = new HashMap<>(input.places());
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    if (rank) {
      places.put(ColumnPath.of(columns), fields.size());
      fields.add(top.schema().fields().get(columns));
    }
    return new Pruned(
        new WindowTopN(
            input.node(),
            input.place(top.end()),
            top.local(),
            input.places(top.partition()),
            ColumnPruning.order(input, top.order()),
            top.ties(),
            top.first(),
            top.last(),
            rank,
            RowType.of(fields)),
        places);
  }

  static Pruned prune(WindowJoin join, Needed needed) {
    Needed more = Needed.watermark();
    needed.list().forEach(more::add);
    Pruned plain = JoinPruning.prune(join.plain(), more);
    return plain.with(WindowJoin.of((Join) plain.node(), join.local()));
  }
}
