package dev.weir.sql.prune;

import dev.weir.expr.Expr;
import dev.weir.plan.Join;
import dev.weir.plan.JoinType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins: each side gives what is read of it, its keys, and what the condition reads. */
final class JoinPruning {
  private JoinPruning() {}

  static Pruned prune(Join join, Needed needed) {
    Needed all = needed.copy();
    Expr condition = join.condition();
    if (condition != null) {
      all.add(condition);
    }
    int leftColumns = join.left().schema().size();
    Needed leftNeeded = needed.below().addColumns(join.leftKeys());
    Needed rightNeeded = needed.below().addColumns(join.rightKeys());
    for (ColumnPath path : all.list()) {
      if (path.column() < leftColumns) {
        leftNeeded.add(path);
      } else {
        rightNeeded.add(path.from(path.column() - leftColumns));
      }
    }
    Pruned left = ColumnPruning.prune(join.left(), leftNeeded);
    Pruned right = ColumnPruning.prune(join.right(), rightNeeded);
    int moved = left.node().schema().size();
    Map<ColumnPath, Integer> places = new HashMap<>(left.places());
    right
        .places()
        .forEach(
            (path, place) -> places.put(path.from(path.column() + leftColumns), place + moved));
    Expr movedCondition = condition == null ? null : Pruned.move(condition, places);
    return new Pruned(
        new Join(
            left.node(),
            right.node(),
            join.type(),
            left.places(join.leftKeys()),
            right.places(join.rightKeys()),
            join.nullSafe(),
            movedCondition,
            schema(left.node().schema(), right.node().schema(), join.type())),
        join.type().givesRight() ? places : left.places());
  }

  private static RowType schema(RowType left, RowType right, JoinType type) {
    List<Field> fields = new ArrayList<>();
    left.fields().forEach(field -> fields.add(padded(field, type.padsLeft())));
    if (type.givesRight()) {
      right.fields().forEach(field -> fields.add(padded(field, type.padsRight())));
    }
    return RowType.of(fields);
  }

  private static Field padded(Field field, boolean pads) {
    return pads ? new Field(field.name(), field.type().withNullable(true)) : field;
  }
}
