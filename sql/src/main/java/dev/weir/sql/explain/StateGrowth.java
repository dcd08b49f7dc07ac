package dev.weir.sql.explain;

import dev.weir.plan.Aggregate;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Join;
import dev.weir.plan.PlanNode;
import dev.weir.plan.TopN;
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
 * Says what the state of a plan grows with as long as its input goes on. Windows are not named:
 * they give up their state when they close.
 */
public final class StateGrowth {
  private StateGrowth() {}

  /** A sentence for each thing that grows, each once; none if the input ends. */
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
      case Aggregate aggregate when aggregate.ttl() > 0 -> null;
      case Aggregate aggregate when !aggregate.keys().isEmpty() ->
          "different values of " + names(aggregate.keys(), aggregate.input()) + " in GROUP BY";
      case Aggregate aggregate when keepsValues(aggregate) ->
          "different values in aggregates of all rows";
      case Join join when join.ttl().left() > 0 && join.ttl().right() > 0 -> null;
      case Join join -> "rows on both sides of a join";
      case CurrentJoin join when !join.insertOnly() ->
          "rows on the left of a join at processing time";
      case TopN top when top.ttl() > 0 -> null;
      case TopN top when !top.input().insertOnly() -> "rows that a Top-N ranks";
      case TopN top when !top.partition().isEmpty() ->
          "different values of " + names(top.partition(), top.input()) + " in a Top-N";
      case Deduplicate deduplicate when deduplicate.ttl() > 0 -> null;
      case Deduplicate deduplicate -> "different keys that are deduplicated";
      default -> null;
    };
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
                      BITMAP_BUILD_CARDINALITY_AGG ->
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
