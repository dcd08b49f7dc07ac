package dev.weir.sql.prune;

import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.JoinReach;
import dev.weir.plan.JoinType;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Scan;
import dev.weir.plan.TemporalJoin;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins: each side gives what is read of it, its keys, and what the condition reads. */
final class JoinPruning {
  private JoinPruning() {}

  static Pruned prune(Join join, Needed above) {
    int leftColumns = join.left().schema().size();
    boolean endless = join.reach().equals(JoinReach.ENDLESS);
    Needed needed = endless ? above : above.copyWithWatermark();
    Needed leftNeeded = needed.below().addColumns(join.leftKeys());
    Needed rightNeeded = needed.below().addColumns(join.rightKeys());
    addTime(leftNeeded, join.reach().left());
    addTime(rightNeeded, join.reach().right());
    Expr condition = join.condition();
    Needed read = needed.below();
    if (condition != null) {
      read.add(condition);
    }
    if (join.type().givesRight()) {
      needed.list().forEach(read::add);
    } else {
      needed.list().stream().filter(path -> path.column() < leftColumns).forEach(leftNeeded::add);
    }
    for (ColumnPath path : read.list()) {
      if (path.column() < leftColumns) {
        leftNeeded.add(path);
      } else {
        rightNeeded.add(path.from(path.column() - leftColumns));
      }
    }
    Pruned left = side(join.left(), leftNeeded);
    Pruned right = side(join.right(), rightNeeded);
    int moved = left.node().schema().size();
    Map<ColumnPath, Integer> places = new HashMap<>(left.places());
    right
        .places()
        .forEach(
            (path, place) -> places.put(path.from(path.column() + leftColumns), place + moved));
    Expr movedCondition = condition == null ? null : Pruned.move(condition, places);
    Join pruned =
        new Join(
            left.node(),
            right.node(),
            join.type(),
            left.places(join.leftKeys()),
            right.places(join.rightKeys()),
            join.nullSafe(),
            movedCondition,
            schema(left.node().schema(), right.node().schema(), join.type()),
            join.ttl(),
            new JoinReach(moved(join.reach().left(), left), moved(join.reach().right(), right)));
    return new Pruned(pruned, join.type().givesRight() ? places : leftPlaces(join, left));
  }

  private static void addTime(Needed needed, JoinReach.@Nullable Side reach) {
    if (reach != null) {
      needed.add(reach.column());
    }
  }

  private static JoinReach.@Nullable Side moved(JoinReach.@Nullable Side reach, Pruned side) {
    return reach == null ? null : new JoinReach.Side(side.place(reach.column()), reach.millis());
  }

  private static Map<ColumnPath, Integer> leftPlaces(Join join, Pruned left) {
    Map<ColumnPath, Integer> places = new HashMap<>(left.places());
    if (join.type() == JoinType.MARK) {
      places.put(ColumnPath.of(join.left().schema().size()), left.node().schema().size());
    }
    return places;
  }

  /** A side with just what is read of it, as all of it is kept. */
  private static Pruned side(PlanNode node, Needed needed) {
    Pruned pruned = ColumnPruning.prune(node, needed);
    List<ColumnPath> paths = needed.list();
    RowType schema = node.schema();
    if (paths.isEmpty()) {
      Expr nothing = new Literal(true, Types.BOOLEAN.withNullable(false));
      List<String> names = List.of("nothing");
      return new Pruned(ProjectPruning.project(pruned.node(), List.of(nothing), names), Map.of());
    }
    if (pruned.node().schema().size() <= paths.size()) {
      return pruned;
    }
    List<Expr> kept = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Map<ColumnPath, Integer> places = new HashMap<>();
    for (ColumnPath path : paths) {
      Expr column = new InputRef(path.column(), schema.type(path.column()));
      places.put(path, kept.size());
      kept.add(pruned.move(path.expression(column)));
      names.add(path.names(schema).toString());
    }
    return new Pruned(ProjectPruning.project(pruned.node(), kept, names), places);
  }

  /** An interval join waits for the watermark, and reads the times of both sides. */
  static Pruned prune(IntervalJoin join, Needed needed) {
    IntervalJoin.Interval interval = join.interval();
    int leftColumns = join.left().schema().size();
    Needed more = interval.eventTime() ? needed.copyWithWatermark() : needed.copy();
    more.add(interval.leftTime()).add(leftColumns + interval.rightTime());
    Pruned plain = prune(join.plain(), more);
    Join moved = (Join) plain.node();
    int leftTime = plain.place(interval.leftTime());
    int rightTime = plain.place(leftColumns + interval.rightTime()) - moved.left().schema().size();
    return plain.with(IntervalJoin.of(moved, interval.at(leftTime, rightTime)));
  }

  /** A temporal join waits for the watermark, and reads the times of both sides. */
  static Pruned prune(TemporalJoin join, Needed needed) {
    TemporalJoin.Versions versions = join.versions();
    int leftColumns = join.left().schema().size();
    Needed more = needed.copyWithWatermark();
    more.add(versions.leftTime()).add(leftColumns + versions.rightTime());
    Pruned plain = prune(join.plain(), more);
    Join moved = (Join) plain.node();
    int leftTime = plain.place(versions.leftTime());
    int rightTime = plain.place(leftColumns + versions.rightTime()) - moved.left().schema().size();
    return plain.with(TemporalJoin.of(moved, versions.at(leftTime, rightTime)));
  }

  /** Of the right side, which has no time of its own, no watermark is needed. */
  static Pruned prune(CurrentJoin join, Needed needed) {
    Pruned plain = prune(join.plain(), needed);
    return plain.with(CurrentJoin.of((Join) plain.node(), join.presence()));
  }

  /** The table gives the columns that are read of it. */
  static Pruned prune(LookupJoin join, Needed needed) {
    Pruned plain = prune(join.plain(), needed);
    Join moved = (Join) plain.node();
    if (!(moved.right() instanceof Scan table)) {
      throw new IllegalStateException("not the scan of a table: " + moved.right());
    }
    return plain.with(LookupJoin.of(moved, table, join.cache()));
  }

  private static RowType schema(RowType left, RowType right, JoinType type) {
    List<Field> fields = new ArrayList<>();
    left.fields().forEach(field -> fields.add(padded(field, type.padsLeft())));
    if (type.givesRight()) {
      right.fields().forEach(field -> fields.add(padded(field, type.padsRight())));
    }
    if (type == JoinType.MARK) {
      fields.add(new Field("mark" + left.size(), Types.BOOLEAN.withNullable(false)));
    }
    return RowType.of(fields);
  }

  private static Field padded(Field field, boolean pads) {
    return pads ? new Field(field.name(), field.type().withNullable(true)) : field;
  }
}
