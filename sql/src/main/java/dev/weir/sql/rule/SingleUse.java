package dev.weir.sql.rule;

import dev.weir.sql.validate.UserScalarOperator;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlOperator;

/**
 * Calcite's rules that put a column's expression where the column is read, for columns that may be
 * computed more than once. {@code SELECT r, r FROM (SELECT RAND() AS r)} has to give r twice.
 */
final class SingleUse {
  private SingleUse() {}

  /** Moves a filter below a projection. */
  static RelOptRule filterProjectTranspose() {
    return new FilterMove(
        FilterProjectTransposeRule.Config.DEFAULT
            .withRelBuilderFactory(Builders.FACTORY)
            .as(FilterProjectTransposeRule.Config.class));
  }

  /** Makes one projection of two. */
  static RelOptRule projectMerge() {
    return new Merge(
        ProjectMergeRule.Config.DEFAULT
            .withRelBuilderFactory(Builders.FACTORY)
            .as(ProjectMergeRule.Config.class));
  }

  private static final class FilterMove extends FilterProjectTransposeRule {
    FilterMove(FilterProjectTransposeRule.Config config) {
      super(config);
    }

    @Override
    public boolean matches(RelOptRuleCall call) {
      Filter filter = call.rel(0);
      Project project = call.rel(1);
      Uses uses = new Uses(project.getRowType().getFieldCount());
      filter.getCondition().accept(uses);
      return super.matches(call) && uses.atMost(0, project);
    }
  }

  private static final class Merge extends ProjectMergeRule {
    Merge(ProjectMergeRule.Config config) {
      super(config);
    }

    @Override
    public boolean matches(RelOptRuleCall call) {
      Project above = call.rel(0);
      Project below = call.rel(1);
      Uses uses = new Uses(below.getRowType().getFieldCount());
      uses.visitEach(above.getProjects());
      return super.matches(call) && uses.atMost(1, below);
    }
  }

  /** How often expressions read each column. */
  private static final class Uses extends RexVisitorImpl<Void> {
    private final int[] counts;

    Uses(int columns) {
      super(true);
      this.counts = new int[columns];
    }

    @Override
    public Void visitInputRef(RexInputRef reference) {
      counts[reference.getIndex()]++;
      return super.visitInputRef(reference);
    }

    /** Whether no column is read more often whose value is another each time. */
    boolean atMost(int most, Project project) {
      List<RexNode> columns = project.getProjects();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > most && changes(columns.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether an expression may have another value each time it is computed for a row. */
  private static boolean changes(RexNode expression) {
    return expression instanceof RexCall call
        && (changes(call.getOperator(), call)
            || call.getOperands().stream().anyMatch(SingleUse::changes));
  }

  private static boolean changes(SqlOperator operator, RexCall call) {
    return operator instanceof UserScalarOperator user
        ? !user.isDeterministic(call)
        : !operator.isDeterministic();
  }
}
