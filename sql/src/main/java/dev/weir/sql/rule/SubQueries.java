package dev.weir.sql.rule;

import java.util.List;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;

/**
 * Turns sub-queries in expressions, and LATERAL ones in FROM, into joins.
 *
 * <p>First each sub-query becomes a correlated join, one that asks for every left row anew: of type
 * "mark" for EXISTS, IN and comparisons, which adds the truth value as a column, otherwise of type
 * "left" with the value. {@link Decorrelation} then makes plain joins of the usual shapes of them,
 * and Calcite's general algorithm of the rest. Last, {@link Marks} makes semi and anti joins of the
 * marks that only filter.
 */
public final class SubQueries {
  private static final HepProgram TO_CORRELATIONS =
      program(
          CoreRules.FILTER_SUB_QUERY_TO_MARK_CORRELATE,
          CoreRules.PROJECT_SUB_QUERY_TO_MARK_CORRELATE,
          CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);

  /** Brings the filters to the marks that they read. */
  private static final HepProgram TO_MARKS =
      program(
          SingleUse.filterProjectTranspose(),
          CoreRules.FILTER_MERGE,
          SingleUse.projectMerge(),
          CoreRules.PROJECT_REMOVE);

  private SubQueries() {}

  /** A tree without sub-queries that has the same rows. */
  public static RelNode remove(RelNode query) {
    if (!has(query, SubQueries::hasSubQuery)) {
      return query;
    }
    RelNode joined = Decorrelation.apply(ConstantCalls.remove(run(TO_CORRELATIONS, query)));
    if (has(joined, SubQueries::correlates)) {
      joined =
          TopDownGeneralDecorrelator.decorrelateQuery(
              joined, RelFactories.LOGICAL_BUILDER.create(query.getCluster(), null));
    }
    return Marks.apply(run(TO_MARKS, joined));
  }

  private interface Question {
    boolean ask(RelNode node);
  }

  private static boolean has(RelNode node, Question question) {
    return question.ask(node) || node.getInputs().stream().anyMatch(input -> has(input, question));
  }

  private static boolean hasSubQuery(RelNode node) {
    return switch (node) {
      case Filter filter -> RexUtil.SubQueryFinder.find(filter.getCondition()) != null;
      case Project project -> RexUtil.SubQueryFinder.find(project.getProjects()) != null;
      case Join join -> RexUtil.SubQueryFinder.find(join.getCondition()) != null;
      default -> correlates(node);
    };
  }

  /** Whether a node is a correlation with a query, and not with what a function makes of a row. */
  private static boolean correlates(RelNode node) {
    return node instanceof Correlate correlate
        && !has(
            correlate.getRight(),
            right -> right instanceof Uncollect || right instanceof TableFunctionScan);
  }

  private static HepProgram program(org.apache.calcite.plan.RelOptRule... rules) {
    return new HepProgramBuilder().addRuleCollection(List.of(rules)).build();
  }

  private static RelNode run(HepProgram program, RelNode query) {
    HepPlanner planner = new HepPlanner(program, query.getCluster().getPlanner().getContext());
    planner.setRoot(query);
    return planner.findBestExp();
  }
}
