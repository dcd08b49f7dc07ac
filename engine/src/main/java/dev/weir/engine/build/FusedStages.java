package dev.weir.engine.build;

import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.stage.StageOperator;
import dev.weir.expr.Expr;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts chains of filters and projections into stages, each of which runs as one loop: a projection
 * of a filter, and whatever lies below, as long as nobody else uses what is in between and no
 * expression would be computed more than once.
 */
final class FusedStages {
  private final Map<PlanNode, Integer> users = new HashMap<>();

  /** A stage: the plan node whose rows it takes, and what it runs. */
  record Stage(PlanNode input, StageOperator operator) {}

  /** What a chain comes to, over the rows of its input. Without outputs they pass unchanged. */
  private record Chain(PlanNode input, @Nullable Expr condition, @Nullable List<Expr> outputs) {}

  FusedStages(List<? extends PlanNode> roots) {
    Set<PlanNode> seen = new HashSet<>();
    roots.forEach(root -> count(root, seen));
  }

  private void count(PlanNode node, Set<PlanNode> seen) {
    if (seen.add(node)) {
      for (PlanNode input : node.inputs()) {
        users.merge(input, 1, Integer::sum);
        count(input, seen);
      }
    }
  }

  /** The longest stage that ends with this filter or projection. */
  Stage endingWith(PlanNode last) {
    Chain chain = new Chain(last, null, null);
    for (Chain longer = extend(chain, true); longer != null; longer = extend(chain, false)) {
      chain = longer;
    }
    List<Expr> outputs = chain.outputs();
    dev.weir.engine.eval.Stage stage =
        outputs == null && chain.condition() != null
            ? StageCompiler.compileFilter(chain.input().schema(), chain.condition())
            : StageCompiler.compile(
                chain.input().schema(), chain.condition(), outputs == null ? List.of() : outputs);
    return new Stage(chain.input(), new StageOperator(stage));
  }

  /** The chain with one more node at its start, or null if that has to be a stage of its own. */
  private @Nullable Chain extend(Chain chain, boolean first) {
    PlanNode node = chain.input();
    if (!first && users.getOrDefault(node, 0) > 1) {
      return null;
    }
    if (node instanceof Filter filter) {
      Expr both = Substitution.and(filter.condition(), chain.condition());
      return new Chain(filter.input(), both, chain.outputs());
    }
    return node instanceof Project project ? below(chain, project) : null;
  }

  private static @Nullable Chain below(Chain chain, Project project) {
    List<Expr> outputs = chain.outputs();
    Expr condition = chain.condition();
    if (outputs == null && condition == null) {
      return new Chain(project.input(), null, project.expressions());
    }
    Substitution into = new Substitution(project.expressions());
    if (!into.computesOnce(condition, outputs)) {
      return null;
    }
    return new Chain(
        project.input(),
        condition == null ? null : into.apply(condition),
        outputs == null ? project.expressions() : outputs.stream().map(into::apply).toList());
  }
}
