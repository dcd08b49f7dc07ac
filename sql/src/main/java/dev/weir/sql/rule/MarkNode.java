package dev.weir.sql.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The left rows, each followed by whether the condition is TRUE for it and some right row. Unlike
 * Calcite's mark join this knows no third truth value.
 */
public final class MarkNode extends BiRel {
  private final RexNode condition;

  private MarkNode(
      RelOptCluster cluster, RelTraitSet traits, RelNode left, RelNode right, RexNode condition) {
    super(cluster, traits, left, right);
    this.condition = condition;
  }

  public static MarkNode create(RelNode left, RelNode right, RexNode condition) {
    return new MarkNode(left.getCluster(), left.getTraitSet(), left, right, condition);
  }

  public RexNode condition() {
    return condition;
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory factory = getCluster().getTypeFactory();
    return factory
        .builder()
        .addAll(left.getRowType().getFieldList())
        .add("mark" + left.getRowType().getFieldCount(), factory.createSqlType(SqlTypeName.BOOLEAN))
        .build();
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new MarkNode(getCluster(), traits, inputs.get(0), inputs.get(1), condition);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("condition", condition);
  }
}
