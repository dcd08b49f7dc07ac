package dev.weir.sql.explain;

import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Filter;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverOrder;
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
import dev.weir.plan.WindowTopN;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what the state of a plan grows with as long as its input goes on, and what bounds it.
 * Windows are not named: they give up their state when they close. Nor are the tables that lookups
 * and versions are taken from: their rows are what was asked for.
 */
public final class StateGrowth {
  private static final String TTL = "set table.exec.state.ttl";

  private StateGrowth() {}

  /** A line for each thing that grows, each once; none if the input ends. */
  public static List<String> of(PlanNode plan) {
    Set<String> found = new TreeSet<>();
    collect(plan, found);
    return List.copyOf(found);
  }

  private static void collect(PlanNode node, Set<String> found) {
    if (node.bounded()) {
      return;
    }
    String cause = cause(node);
    if (cause != null) {
      found.add("state grows with the number of " + cause);
    }
    node.inputs().forEach(input -> collect(input, found));
  }

  private static @Nullable String cause(PlanNode node) {
    return switch (node) {
      case Aggregate aggregate -> aggregate.ttl() > 0 ? null : aggregate(aggregate);
      case Join join -> join(join);
      case CurrentJoin join ->
          join.insertOnly() ? null : "rows on the left of a join at processing time";
      case LookupJoin join ->
          join.insertOnly() ? null : "rows on the left of a join at processing time";
      case TopN top -> top.ttl() > 0 ? null : top(top);
      case Deduplicate deduplicate ->
          deduplicate.ttl() > 0 ? null : "different keys that are deduplicated: " + TTL;
      case ProcessTable process ->
          process.function().ofSets()
              ? "partitions of function \"" + process.function().code().name() + "\""
              : null;
      case OverAggregate over -> over(over);
      case SetOperation set -> "different rows in " + set.kind();
      case MatchRecognize match ->
          MatchText.isUnlimited(match)
              ? "rows of searches that go on in MATCH_RECOGNIZE: add WITHIN"
              : null;
      case Scan _,
          Values _,
          Filter _,
          Project _,
          AssignWatermark _,
          AssignWindow _,
          WindowAggregate _,
          Union _,
          ToChangelog _,
          FromChangelog _,
          TableFunctionJoin _,
          Sort _,
          TemporalSort _,
          WindowJoin _,
          IntervalJoin _,
          TemporalJoin _,
          WindowTopN _,
          PlanRoot _ ->
          null;
    };
  }

  private static @Nullable String join(Join join) {
    boolean left = join.ttl().left() == 0 && join.reach().left() == null;
    boolean right = join.ttl().right() == 0 && join.reach().right() == null;
    String side = left && right ? "both sides" : left ? "the left" : "the right";
    return left || right
        ? "rows on " + side + " of a join: " + TTL + ", or bound the join in time"
        : null;
  }

  private static @Nullable String aggregate(Aggregate aggregate) {
    String bound = ": " + TTL + ", or group by a window";
    if (!aggregate.keys().isEmpty()) {
      return "different values of "
          + names(aggregate.keys(), aggregate.input())
          + (aggregate.calls().isEmpty() ? " in DISTINCT or GROUP BY" : " in GROUP BY")
          + bound;
    }
    return keepsValues(aggregate) ? "different values in aggregates of all rows" + bound : null;
  }

  private static @Nullable String top(TopN top) {
    if (!top.input().insertOnly()) {
      return "rows that a Top-N ranks: " + TTL;
    }
    return top.partition().isEmpty()
        ? null
        : "different values of " + names(top.partition(), top.input()) + " in a Top-N: " + TTL;
  }

  private static @Nullable String over(OverAggregate over) {
    if (over.order().kind() == OverOrder.Kind.VALUE) {
      return "rows in OVER by a column that is no time: order by time";
    }
    boolean forgets = over.frame().bounded() && !over.frame().rows();
    return over.partition().isEmpty() || forgets
        ? null
        : "different values of "
            + names(over.partition(), over.input())
            + " in OVER: use RANGE BETWEEN an INTERVAL PRECEDING AND CURRENT ROW";
  }

  /** Whether more than a number is kept, also without keys. */
  private static boolean keepsValues(Aggregate aggregate) {
    return aggregate.calls().stream()
        .anyMatch(call ->
            call.distinct()
                || switch (call.function()) {
                  case MIN, MAX, FIRST_VALUE, LAST_VALUE -> !aggregate.input().insertOnly();
                  case LISTAGG,
                      ARRAY_AGG,
                      ARRAY_AGG_IGNORE_NULLS,
                      COLLECT,
                      JSON_ARRAYAGG_NULL_ON_NULL,
                      JSON_ARRAYAGG_ABSENT_ON_NULL,
                      JSON_OBJECTAGG_NULL_ON_NULL,
                      JSON_OBJECTAGG_ABSENT_ON_NULL,
                      PERCENTILE,
                      BITMAP_BUILD_AGG,
                      BITMAP_OR_AGG,
                      BITMAP_AND_AGG,
                      BITMAP_XOR_AGG,
                      BITMAP_BUILD_CARDINALITY_AGG,
                      BITMAP_OR_CARDINALITY_AGG,
                      BITMAP_AND_CARDINALITY_AGG,
                      BITMAP_XOR_CARDINALITY_AGG ->
                      true;
                  case COUNT,
                      SUM,
                      SUM0,
                      AVG,
                      VAR_POP,
                      VAR_SAMP,
                      STDDEV_POP,
                      STDDEV_SAMP,
                      SINGLE_VALUE ->
                      false;
                  case USER -> call.user() == null || hasCollection(call.user().gathered());
                });
  }

  private static boolean hasCollection(SqlType type) {
    return switch (type) {
      case RowType row -> row.types().stream().anyMatch(StateGrowth::hasCollection);
      case ArrayType _, MapType _, MultisetType _ -> true;
      default -> false;
    };
  }

  private static String names(List<Integer> columns, PlanNode input) {
    return String.join(", ", columns.stream().map(input.schema()::fieldName).toList());
  }
}
