package dev.weir.sql.explain;

import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.plan.Sink;
import dev.weir.plan.Union;
import dev.weir.plan.WindowAggregate;

/** Which kinds of changes come out of a node, in Flink's letters. */
final class ChangeKinds {
  private static final String INSERTS = "I";
  private static final String UPDATES = "I,UB,UA";
  private static final String ALL = "I,UB,UA,D";

  private ChangeKinds() {}

  /** For example {@code I,UB,UA}. */
  static String of(PlanNode node) {
    if (node instanceof Sink) {
      return "NONE";
    }
    if (node.insertOnly()) {
      return INSERTS;
    }
    return switch (node) {
      // Of a group to which rows only come, and of all rows, there is a result for ever.
      case Aggregate aggregate ->
          aggregate.input().insertOnly() || aggregate.keys().isEmpty() ? UPDATES : ALL;
      case WindowAggregate windows -> windows.input().insertOnly() ? UPDATES : ALL;
      case Deduplicate last -> last.input().insertOnly() ? UPDATES : ALL;
      case Project _, Filter _, AssignWatermark _, AssignWindow _, Union _ ->
          node.inputs().stream().map(ChangeKinds::of).anyMatch(ALL::equals) ? ALL : UPDATES;
      default -> ALL;
    };
  }
}
