package dev.weir.sql.prune;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.plan.FieldPath;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.plan.Scan;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a filter right above a table says about its partitions, so that the files of others are left
 * unread. The filter stays: it may say more.
 */
final class PartitionConditions {
  private static final Set<String> CALENDAR =
      Set.of(
          "EXTRACT",
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAYOFYEAR",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "HOUR",
          "MINUTE",
          "SECOND",
          "TO_DATE");

  private PartitionConditions() {}

  /**
   * The input of a filter, which reads the partitions that can meet its condition. Not through a
   * watermark: it would stand elsewhere without the rows of the others.
   */
  static PlanNode apply(PlanNode input, Expr condition) {
    Map<ColumnPath, Integer> keys = keys(input);
    if (keys.isEmpty()) {
      return input;
    }
    List<Expr> known = new ArrayList<>();
    for (Expr part : conjuncts(condition)) {
      if (isKnown(part, keys)) {
        known.add(Pruned.move(part, keys));
      }
    }
    return switch (known.size()) {
      case 0 -> input;
      case 1 -> reading(input, known.getFirst());
      default -> reading(input, new Call(Functions.get("AND"), known, Types.BOOLEAN));
    };
  }

  private static PlanNode reading(PlanNode node, Expr condition) {
    return switch (node) {
      case Scan scan -> scan.withPartitions(condition);
      case Project project ->
          new Project(reading(project.input(), condition), project.expressions(), project.schema());
      default -> throw new IllegalStateException("no partitions: " + node);
    };
  }

  /** The columns that are partition columns, and which of them. */
  private static Map<ColumnPath, Integer> keys(PlanNode node) {
    return switch (node) {
      case Scan scan -> keys(scan);
      case Project project -> {
        Map<ColumnPath, Integer> below = keys(project.input());
        Map<ColumnPath, Integer> keys = new HashMap<>();
        for (int column = 0; column < project.expressions().size(); column++) {
          Integer key =
              project.expressions().get(column) instanceof InputRef ref
                  ? below.get(ColumnPath.of(ref.index()))
                  : null;
          if (key != null) {
            keys.put(ColumnPath.of(column), key);
          }
        }
        yield keys;
      }
      default -> Map.of();
    };
  }

  private static Map<ColumnPath, Integer> keys(Scan scan) {
    Map<ColumnPath, Integer> keys = new HashMap<>();
    for (int column = 0; column < scan.columns().size(); column++) {
      FieldPath path = scan.columns().get(column);
      int key = scan.table().partitionKeys().indexOf(path.toString());
      if (key >= 0) {
        keys.put(ColumnPath.of(column), key);
      }
    }
    return keys;
  }

  private static List<Expr> conjuncts(Expr condition) {
    return condition instanceof Call call && call.function().name().equals("AND")
        ? call.arguments().stream().flatMap(part -> conjuncts(part).stream()).toList()
        : List.of(condition);
  }

  /** Whether the value depends on the partition alone, not on rows, the clock or the time zone. */
  private static boolean isKnown(Expr expression, Map<ColumnPath, Integer> keys) {
    if (expression.type() instanceof TimestampType time && time.local()) {
      return false;
    }
    return switch (expression) {
      case InputRef ref -> keys.containsKey(ColumnPath.of(ref.index()));
      case Literal _ -> true;
      case Cast cast -> isKnown(cast.input(), keys);
      case Call call ->
          isKnown(call.function())
              && call.arguments().stream().allMatch(argument -> isKnown(argument, keys));
      case Case cases ->
          isKnown(cases.otherwise(), keys)
              && cases.branches().stream()
                  .allMatch(branch ->
                      isKnown(branch.condition(), keys) && isKnown(branch.result(), keys));
      case FieldAccess _, UserCall _ -> false;
    };
  }

  private static boolean isKnown(Function function) {
    return function.deterministic()
        && switch (function.category()) {
          case COMPARISON, LOGIC, ARITHMETIC, STRING, CONDITIONAL -> true;
          case TEMPORAL -> CALENDAR.contains(function.name());
          case CONVERSION, COLLECTION, JSON, VARIANT, BITMAP, HASH, AUXILIARY -> false;
        };
  }
}
