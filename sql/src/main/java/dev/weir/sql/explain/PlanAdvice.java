package dev.weir.sql.explain;

import dev.weir.plan.Join;
import dev.weir.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** What to do about a plan: what bounds its state, and what keeps it on one core. */
final class PlanAdvice {
  private PlanAdvice() {}

  /** A line each, numbered. */
  static List<String> of(List<PlanNode> roots) {
    List<String> found = new ArrayList<>();
    for (PlanNode root : roots) {
      found.addAll(StateGrowth.of(root));
      collect(root, found);
    }
    List<String> distinct = found.stream().distinct().toList();
    if (distinct.isEmpty()) {
      return List.of("no advice");
    }
    List<String> numbered = new ArrayList<>();
    for (String advice : distinct) {
      numbered.add("advice[" + (numbered.size() + 1) + "]: " + advice);
    }
    return numbered;
  }

  private static void collect(PlanNode node, List<String> found) {
    if (node instanceof Join join && join.leftKeys().isEmpty()) {
      found.add(
          "a join without an equality compares all rows in one task: add one to its condition");
    }
    node.inputs().forEach(input -> collect(input, found));
  }
}
