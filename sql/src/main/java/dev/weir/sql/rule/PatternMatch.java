package dev.weir.sql.rule;

import dev.weir.plan.MatchRows;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.logical.LogicalMatch;

/** MATCH_RECOGNIZE, with all that the standard lets it say of its rows. */
public final class PatternMatch extends LogicalMatch {
  private final MatchRows rows;

  private PatternMatch(Match match, RelTraitSet traits, RelNode input, MatchRows rows) {
    super(
        match.getCluster(),
        traits,
        input,
        match.getRowType(),
        match.getPattern(),
        match.isStrictStart(),
        match.isStrictEnd(),
        match.getPatternDefinitions(),
        match.getMeasures(),
        match.getAfter(),
        match.getSubsets(),
        match.isAllRows(),
        match.getPartitionKeys(),
        match.getOrderKeys(),
        match.getInterval());
    this.rows = rows;
  }

  public static PatternMatch of(Match match, MatchRows rows) {
    return new PatternMatch(match, match.getTraitSet(), match.getInput(), rows);
  }

  public MatchRows rows() {
    return rows;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new PatternMatch(this, traits, inputs.getFirst(), rows);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("rows", rows);
  }
}
