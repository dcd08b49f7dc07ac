package dev.weir.engine.build;

import dev.weir.engine.operator.Operator;
import dev.weir.engine.stage.PickOperator;
import dev.weir.expr.InputRef;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import java.util.ArrayList;
import java.util.List;

/** Cuts chains of filters and projections into stages, each of which runs as one loop. */
final class FusedStages {
  /** A stage: the plan node whose rows it takes, and what it runs. */
  record Stage(PlanNode input, Operator operator) {}

  FusedStages(List<? extends PlanNode> roots) {}

  Stage endingWith(PlanNode last) {
    List<Integer> columns = new ArrayList<>();
    if (last instanceof Project project) {
      for (var e : project.expressions()) {
        if (e instanceof InputRef ref) {
          columns.add(ref.index());
        } else {
          throw new UnsupportedOperationException();
        }
      }
      return new Stage(project.input(), new PickOperator(columns, last.schema(), last.insertOnly()));
    }
    throw new UnsupportedOperationException();
  }
}
