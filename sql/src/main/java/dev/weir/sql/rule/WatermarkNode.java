package dev.weir.sql.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rex.RexNode;

/**
 * Derives the watermark from the rows, which makes a column event time. No filter moves below it.
 */
public final class WatermarkNode extends SingleRel {
  private final int timeColumn;
  private final RexNode watermark;

  private WatermarkNode(
      RelOptCluster cluster, RelTraitSet traits, RelNode input, int timeColumn, RexNode watermark) {
    super(cluster, traits, input);
    this.timeColumn = timeColumn;
    this.watermark = watermark;
  }

  public static WatermarkNode create(RelNode input, int timeColumn, RexNode watermark) {
    return new WatermarkNode(input.getCluster(), input.getTraitSet(), input, timeColumn, watermark);
  }

  public int timeColumn() {
    return timeColumn;
  }

  public RexNode watermark() {
    return watermark;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new WatermarkNode(getCluster(), traits, inputs.getFirst(), timeColumn, watermark);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("timeColumn", timeColumn).item("watermark", watermark);
  }
}
