package dev.weir.sql.prune;

import dev.weir.plan.FromChangelog;
import dev.weir.plan.ToChangelog;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes as rows and rows as changes: the codes stay, and of the other columns what is read. */
final class ChangelogPruning {
  private ChangelogPruning() {}

  static Pruned prune(ToChangelog changes, Needed needed) {
    Needed below = needed.below();
    needed.list().stream()
        .filter(path -> path.column() > 0)
        .forEach(path -> below.add(path.from(path.column() - 1)));
    Pruned input = ColumnPruning.prune(changes.input(), below);
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    fields.addFirst(changes.schema().fields().getFirst());
    Map<ColumnPath, Integer> places = new HashMap<>();
    places.put(ColumnPath.of(0), 0);
    input.places().forEach((path, place) -> places.put(path.from(path.column() + 1), place + 1));
    return new Pruned(new ToChangelog(input.node(), changes.codes(), RowType.of(fields)), places);
  }

  static Pruned prune(FromChangelog rows, Needed needed) {
    int code = rows.codeColumn();
    Needed below = needed.below().add(code);
    for (ColumnPath path : needed.list()) {
      below.add(path.column() < code ? path : path.from(path.column() + 1));
    }
    if (needed.isEmpty()) {
      below.add(code == 0 ? 1 : 0);
    }
    Pruned input = ColumnPruning.prune(rows.input(), below);
    int codePlace = input.place(code);
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    fields.remove(codePlace);
    Map<ColumnPath, Integer> places = new HashMap<>();
    input
        .places()
        .forEach((path, place) -> {
          if (path.column() != code) {
            ColumnPath own = path.column() < code ? path : path.from(path.column() - 1);
            places.put(own, place < codePlace ? place : place - 1);
          }
        });
    return new Pruned(
        new FromChangelog(input.node(), codePlace, rows.codes(), RowType.of(fields)), places);
  }
}
