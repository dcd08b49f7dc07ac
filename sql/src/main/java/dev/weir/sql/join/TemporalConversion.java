package dev.weir.sql.join;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.InputRef;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Filter;
import dev.weir.plan.Join;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.plan.Scan;
import dev.weir.plan.TemporalJoin;
import dev.weir.plan.TopN;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.rule.TemporalNode;
import dev.weir.type.TimestampType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.jspecify.annotations.Nullable;

/** Joins with the versions of a table: checks what they need, and finds the versions. */
final class TemporalConversion {
  private TemporalConversion() {}

  /** Where the time is, for which the version is asked. */
  static int time(TemporalNode node) {
    int column = node.time() instanceof RexInputRef ref ? ref.getIndex() : -1;
    if (column >= 0 && TimeAttributes.isTime(node.getLeft(), column)) {
      return column;
    }
    throw new WeirException(
            ErrorCode.INVALID_STATEMENT,
            "FOR SYSTEM_TIME AS OF takes a time attribute of the left side")
        .withHint("Name a column that has a watermark, or one that is AS PROCTIME().");
  }

  /** The right side as its versions, in place of what shows the last of them. */
  static PlanNode versions(PlanNode right) {
    return switch (right) {
      case Project project ->
          new Project(versions(project.input()), project.expressions(), project.schema());
      case Deduplicate last when last.keepLast() && last.eventTime() -> last.input();
      default -> right;
    };
  }

  /** Whether the right side shows the latest row of each key. */
  private static boolean showsLatest(PlanNode right) {
    return switch (right) {
      case Project project -> showsLatest(project.input());
      case Deduplicate last -> last.keepLast() && last.eventTime();
      default -> false;
    };
  }

  static TemporalJoin join(TemporalNode node, Join join, PlanNode right, int leftTime) {
    checkKeys(join.leftKeys());
    int rightTime = rightTime(node.getRight());
    Set<Integer> key = key(right);
    if (key == null || key.isEmpty() || !join.rightKeys().containsAll(key)) {
      throw keyMissing(key, right);
    }
    if (rightTime < 0) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "the right side of a temporal join has no time attribute")
          .withHint("Declare a WATERMARK for the column that says from when a row is valid.");
    }
    checkTypes(join, leftTime, rightTime);
    if (!isVersioned(versions(right))) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "a temporal join with a query whose rows change is not supported yet")
          .withHint("Join a table, or a view of the last row of each key.");
    }
    return TemporalJoin.of(
        join, new TemporalJoin.Versions(leftTime, rightTime, showsLatest(right)));
  }

  static void checkKeys(List<Integer> keys) {
    if (keys.isEmpty()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "a temporal join needs an equality of keys")
          .withHint("Compare the key of the table of versions in ON, with =.");
    }
  }

  static WeirException keyMissing(@Nullable Set<Integer> key, PlanNode right) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT,
            key == null || key.isEmpty()
                ? "the right side of a temporal join has no primary key"
                : "a temporal join compares the whole primary key of its right side: "
                    + key.stream().map(right.schema()::fieldName).collect(Collectors.joining(", ")))
        .withHint(
            "Declare PRIMARY KEY (...) NOT ENFORCED, or keep the last row of each key with"
                + " ROW_NUMBER.");
  }

  private static void checkTypes(Join join, int leftTime, int rightTime) {
    if (join.left().schema().type(leftTime) instanceof TimestampType left
        && join.right().schema().type(rightTime) instanceof TimestampType right
        && left.local() != right.local()) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "the times of a temporal join are of different types: "
              + left.name()
              + " and "
              + right.name());
    }
  }

  private static int rightTime(RelNode right) {
    return IntStream.range(0, right.getRowType().getFieldCount())
        .filter(column -> TimeAttributes.isTime(right, column))
        .findFirst()
        .orElse(-1);
  }

  /** Whether each change of the rows comes through: no step below may put changes together. */
  private static boolean isVersioned(PlanNode node) {
    return node.insertOnly()
        || switch (node) {
          case Project project -> isVersioned(project.input());
          case AssignWatermark watermark -> isVersioned(watermark.input());
          case Scan _ -> true;
          default -> false;
        };
  }

  /** The columns of the key that the rows are versions of. */
  static @Nullable Set<Integer> key(PlanNode node) {
    return switch (node) {
      case Scan scan -> key(scan);
      case AssignWatermark watermark -> key(watermark.input());
      case Filter filter -> key(filter.input());
      case Project project -> key(project);
      case Deduplicate one -> Set.copyOf(one.partition());
      case Aggregate aggregate ->
          IntStream.range(0, aggregate.keys().size()).boxed().collect(Collectors.toSet());
      case TopN top when top.first() == top.last() -> Set.copyOf(top.partition());
      default -> null;
    };
  }

  private static Set<Integer> key(Scan scan) {
    List<String> names = scan.schema().names();
    return scan.table().primaryKey().stream().map(names::indexOf).collect(Collectors.toSet());
  }

  private static @Nullable Set<Integer> key(Project project) {
    Set<Integer> below = key(project.input());
    if (below == null) {
      return null;
    }
    Set<Integer> moved = new HashSet<>();
    for (int column : below) {
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
}
