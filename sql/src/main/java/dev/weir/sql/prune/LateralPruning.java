package dev.weir.sql.prune;

import dev.weir.expr.Expr;
import dev.weir.plan.TableFunctionJoin;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins with table functions: the input gives what is read of it and what the function takes. */
final class LateralPruning {
  private LateralPruning() {}

  static Pruned prune(TableFunctionJoin join, Needed needed) {
    Needed all = needed.copy();
    Expr condition = join.condition();
    if (condition != null) {
      all.add(condition);
    }
    int columns = join.input().schema().size();
    Needed below = needed.below();
    all.list().stream().filter(path -> path.column() < columns).forEach(below::add);
    join.function().arguments().forEach(below::add);
    Pruned input = ColumnPruning.prune(join.input(), below);
    Map<ColumnPath, Integer> places = new HashMap<>(input.places());
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    for (int i = columns; i < join.schema().size(); i++) {
      places.put(ColumnPath.of(i), fields.size());
      fields.add(join.schema().fields().get(i));
    }
    return new Pruned(
        new TableFunctionJoin(
            input.node(),
            join.function().withArguments(input::move),
            join.outer(),
            condition == null ? null : Pruned.move(condition, places),
            RowType.of(fields)),
        places);
  }
}
