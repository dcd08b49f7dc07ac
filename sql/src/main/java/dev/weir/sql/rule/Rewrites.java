package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;

/** Moves filters towards the sources and puts projections together. */
public final class Rewrites {
  private static final HepProgram PROGRAM = program();

  private Rewrites() {}

  public static RelNode apply(RelNode query) {
    HepPlanner planner = new HepPlanner(PROGRAM, query.getCluster().getPlanner().getContext());
    planner.setRoot(query);
    RelNode keyed = TemporalKeys.compute(JoinKeyCasts.convert(planner.findBestExp()));
    return UserArgumentCasts.convert(JsonArguments.convert(GroupingSets.expand(keyed)));
  }

  private static HepProgram program() {
    return new HepProgramBuilder()
        .addMatchOrder(HepMatchOrder.TOP_DOWN)
        .addRuleCollection(
            with(
                Builders.plain(
                    CoreRules.FILTER_MERGE,
                    CoreRules.FILTER_SET_OP_TRANSPOSE,
                    CoreRules.FILTER_AGGREGATE_TRANSPOSE,
                    CoreRules.FILTER_INTO_JOIN,
                    CoreRules.JOIN_CONDITION_PUSH,
                    CoreRules.JOIN_PUSH_EXPRESSIONS),
                SingleUse.filterProjectTranspose()))
        .addMatchOrder(HepMatchOrder.BOTTOM_UP)
        .addRuleCollection(
            with(
                Builders.plain(CoreRules.PROJECT_REMOVE, CoreRules.FILTER_MERGE),
                SingleUse.projectMerge()))
        .build();
  }

  private static List<RelOptRule> with(List<RelOptRule> rules, RelOptRule more) {
    List<RelOptRule> all = new ArrayList<>(rules);
    all.add(more);
    return all;
  }
}
