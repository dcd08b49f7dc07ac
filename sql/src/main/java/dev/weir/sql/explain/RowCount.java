package dev.weir.sql.explain;

import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.Project;
import dev.weir.plan.Sort;
import dev.weir.plan.TopN;
import dev.weir.plan.Union;
import dev.weir.plan.Values;

/** The most rows that a node's result can have: known from the query alone, or not at all. */
final class RowCount {
  private static final long UNKNOWN = Long.MAX_VALUE;

  private RowCount() {}

  static String text(PlanNode node) {
    long most = most(node);
    return most == UNKNOWN ? "rows unknown" : "rows at most " + most;
  }

  private static long most(PlanNode node) {
    return switch (node) {
      case Values values -> values.rows().size();
      case Aggregate aggregate -> aggregate.keys().isEmpty() ? 1 : most(aggregate.input());
      case Sort sort -> Math.min(sort.fetch(), most(sort.input()));
      case TopN top -> top.partition().isEmpty() ? top.last() - top.first() + 1 : most(top.input());
      case Filter _, Project _, AssignWatermark _, PlanRoot _ -> most(node.inputs().getFirst());
      case Union union -> {
        long sum = 0;
        for (PlanNode input : union.inputs()) {
          long most = most(input);
          sum = most > UNKNOWN - sum ? UNKNOWN : sum + most;
        }
        yield sum;
      }
      default -> UNKNOWN;
    };
  }
}
