package dev.weir.sql.rule;

import java.util.List;
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
  private final long idleMillis;

  private WatermarkNode(RelNode input, int timeColumn, RexNode watermark, long idleMillis) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.timeColumn = timeColumn;
    this.watermark = watermark;
    this.idleMillis = idleMillis;
  }

  /**
   * {@code idleMillis}: without rows for so long, a task holds no other back; 0: it always does.
   */
  public static WatermarkNode create(
      RelNode input, int timeColumn, RexNode watermark, long idleMillis) {
    return new WatermarkNode(input, timeColumn, watermark, idleMillis);
  }

  public int timeColumn() {
    return timeColumn;
  }

  public RexNode watermark() {
    return watermark;
  }

  public long idleMillis() {
    return idleMillis;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new WatermarkNode(inputs.getFirst(), timeColumn, watermark, idleMillis);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("timeColumn", timeColumn)
        .item("watermark", watermark)
        .item("idle", idleMillis);
  }
}
