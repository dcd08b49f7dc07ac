package dev.weir.sql.planning;

import dev.weir.expr.InputRef;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.FieldPath;
import dev.weir.plan.Filter;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.JoinType;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.PlanNode;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.ProcessTable;
import dev.weir.plan.Project;
import dev.weir.plan.Scan;
import dev.weir.plan.SetOperation;
import dev.weir.plan.Sort;
import dev.weir.plan.TableFunctionJoin;
import dev.weir.plan.TemporalJoin;
import dev.weir.plan.TemporalSort;
import dev.weir.plan.ToChangelog;
import dev.weir.plan.TopN;
import dev.weir.plan.Union;
import dev.weir.plan.Values;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowJoin;
import dev.weir.plan.WindowProperty;
import dev.weir.plan.WindowTopN;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds columns that tell the rows of a plan's present result apart. */
final class UpsertKeys {
  private UpsertKeys() {}

  /** The shortest such key, or none if only all columns are one. */
  static List<Integer> of(PlanNode plan) {
    return all(plan).stream()
        .filter(key -> !key.isEmpty())
        .min(Comparator.<Set<Integer>>comparingInt(Set::size).thenComparing(Set::toString))
        .map(List::copyOf)
        .orElse(List.of());
  }

  private static Collection<Set<Integer>> all(PlanNode plan) {
    return switch (plan) {
      case Scan scan -> primaryKey(scan);
      case Values _,
          SetOperation _,
          Union _,
          AssignWindow _,
          TableFunctionJoin _,
          MatchRecognize _,
          ProcessTable _,
          ToChangelog _,
          FromChangelog _ ->
          List.of();
      case Filter filter -> all(filter.input());
      case AssignWatermark watermark -> all(watermark.input());
      case Sort sort -> all(sort.input());
      case TemporalSort sort -> all(sort.input());
      case Project project -> project(project);
      case Aggregate aggregate -> List.of(first(aggregate.keys().size()));
      case OverAggregate over -> all(over.input());
      case WindowAggregate aggregate -> window(aggregate);
      case TopN top -> top(top);
      case Deduplicate first -> {
        List<Set<Integer>> keys = new ArrayList<>(all(first.input()));
        keys.add(new TreeSet<>(first.partition()));
        yield keys;
      }
      case WindowTopN top -> top(top.plain());
      case WindowJoin join -> join(join.plain());
      case TemporalJoin join -> all(join.left());
      case CurrentJoin join when join.presence().replaces() -> all(join.left());
      case CurrentJoin join -> join(join.plain());
      case LookupJoin join -> join(join.plain());
      case IntervalJoin join -> join(join.plain());
      case Join join -> join(join);
      case PlanRoot root -> all(root.input());
    };
  }

  /** The declared key of changes; that of mere new rows is not relied on. */
  private static Collection<Set<Integer>> primaryKey(Scan scan) {
    Set<Integer> key = new TreeSet<>();
    for (String column : scan.table().primaryKey()) {
      key.add(scan.columns().indexOf(FieldPath.of(column)));
    }
    return scan.insertOnly() || key.isEmpty() || key.contains(-1) ? List.of() : List.of(key);
  }

  private static Collection<Set<Integer>> project(Project project) {
    List<Set<Integer>> keys = new ArrayList<>();
    for (Set<Integer> key : all(project.input())) {
      Set<Integer> moved = moved(key, project);
      if (moved != null) {
        keys.add(moved);
      }
    }
    return keys;
  }

  private static @Nullable Set<Integer> moved(Set<Integer> key, Project project) {
    Set<Integer> moved = new TreeSet<>();
    for (int column : key) {
      int place =
          IntStream.range(0, project.expressions().size())
              .filter(i ->
                  project.expressions().get(i) instanceof InputRef ref && ref.index() == column)
              .findFirst()
              .orElse(-1);
      if (place < 0) {
        return null;
      }
      moved.add(place);
    }
    return moved;
  }

  /** A bound of the window says which one it is, sessions of a key never overlap. */
  private static Collection<Set<Integer>> window(WindowAggregate aggregate) {
    int first = aggregate.keys().size() + aggregate.calls().size();
    boolean cumulates = aggregate.window() instanceof dev.weir.time.Window.Cumulate;
    List<Set<Integer>> keys = new ArrayList<>();
    for (int i = 0; i < aggregate.properties().size(); i++) {
      if (cumulates && aggregate.properties().get(i) == WindowProperty.START) {
        continue;
      }
      Set<Integer> key = new TreeSet<>(first(aggregate.keys().size()));
      key.add(first + i);
      keys.add(key);
    }
    return keys;
  }

  private static Collection<Set<Integer>> top(TopN top) {
    List<Set<Integer>> keys = new ArrayList<>(all(top.input()));
    Set<Integer> key = new TreeSet<>(top.partition());
    if (top.first() == top.last()) {
      keys.add(key);
    } else if (top.withRank()) {
      key.add(top.schema().size() - 1);
      keys.add(key);
    }
    return keys;
  }

  /**
   * A key of either side, both together. What a key of one side and the equality of the join settle
   * of the other side's key is left out of it.
   */
  private static Collection<Set<Integer>> join(Join join) {
    Collection<Set<Integer>> leftKeys = all(join.left());
    if (!join.type().givesRight()) {
      return leftKeys;
    }
    int shift = join.left().schema().size();
    Set<Set<Integer>> keys = new LinkedHashSet<>();
    for (Set<Integer> left : leftKeys) {
      for (Set<Integer> right : all(join.right())) {
        boolean full = join.type() == JoinType.FULL;
        keys.add(both(left, without(right, full ? List.of() : join.rightKeys()), shift));
        if (join.type() == JoinType.INNER) {
          keys.add(both(without(left, join.leftKeys()), right, shift));
        }
      }
    }
    return keys;
  }

  private static Set<Integer> without(Set<Integer> key, List<Integer> settled) {
    Set<Integer> rest = new TreeSet<>(key);
    settled.forEach(rest::remove);
    return rest;
  }

  private static Set<Integer> both(Set<Integer> left, Set<Integer> right, int shift) {
    Set<Integer> key = new TreeSet<>(left);
    right.forEach(column -> key.add(column + shift));
    return key;
  }

  private static Set<Integer> first(int columns) {
    return new TreeSet<>(IntStream.range(0, columns).boxed().toList());
  }
}
