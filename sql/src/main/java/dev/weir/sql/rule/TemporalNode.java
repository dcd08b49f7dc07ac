package dev.weir.sql.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * Left rows with the version of a right row that was valid at a time of the left row. The condition
 * and the time are over the columns of both sides.
 */
public final class TemporalNode extends BiRel {
  private final JoinRelType type;
  private final RexNode condition;
  private final RexNode time;

  private TemporalNode(
      RelOptCluster cluster, RelTraitSet traits, RelNode left, RelNode right, Terms terms) {
    super(cluster, traits, left, right);
    this.type = terms.type;
    this.condition = terms.condition;
    this.time = terms.time;
  }

  private record Terms(JoinRelType type, RexNode condition, RexNode time) {}

  static TemporalNode create(
      RelNode left, RelNode right, JoinRelType type, RexNode condition, RexNode time) {
    return new TemporalNode(
        left.getCluster(), left.getTraitSet(), left, right, new Terms(type, condition, time));
  }

  public JoinRelType type() {
    return type;
  }

  public RexNode condition() {
    return condition;
  }

  public RexNode time() {
    return time;
  }

  @Override
  protected RelDataType deriveRowType() {
    return SqlValidatorUtil.deriveJoinRowType(
        left.getRowType(),
        right.getRowType(),
        type,
        getCluster().getTypeFactory(),
        null,
        List.of());
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new TemporalNode(
        getCluster(), traits, inputs.get(0), inputs.get(1), new Terms(type, condition, time));
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("type", type)
        .item("condition", condition)
        .item("time", time);
  }
}
