package dev.weir.sql.explain;

import dev.weir.plan.PlanNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The answer to EXPLAIN: the plans, what is said about them, and the details asked for. */
public final class Explanation {
  private Explanation() {}

  /** Lines of text. */
  public static List<String> of(List<PlanNode> roots, Set<ExplainDetail> details) {
    String plans =
        roots.stream().map(root -> PlanText.of(root, details)).collect(Collectors.joining("\n"));
    List<String> remarks =
        details.contains(ExplainDetail.PLAN_ADVICE)
            ? PlanAdvice.of(roots)
            : roots.stream().flatMap(root -> StateGrowth.of(root).stream()).distinct().toList();
    String text = plans + String.join("\n", remarks);
    if (details.contains(ExplainDetail.JSON_EXECUTION_PLAN)) {
      text = text.stripTrailing() + "\n\n== Physical Execution Plan ==\n" + PlanJson.of(roots);
    }
    return text.lines().toList();
  }
}
