package dev.weir.sql.rule;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Joins with FOR SYSTEM_TIME AS OF, which Calcite writes as correlated queries.
 *
 * <pre>
 * Correlate(cor, L, Filter[cor.k = k](Snapshot[cor.ts](R))) becomes TemporalNode(L, R, k = k, ts)
 * </pre>
 */
public final class TemporalJoins extends RelHomogeneousShuttle {
  private TemporalJoins() {}

  public static RelNode apply(RelNode tree) {
    return tree.accept(new TemporalJoins());
  }

  @Override
  public RelNode visit(LogicalCorrelate correlate) {
    return visit((RelNode) correlate);
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    if (!(visited instanceof Correlate correlate)) {
      return visited;
    }
    RexBuilder builder = correlate.getCluster().getRexBuilder();
    RelNode inner = correlate.getRight();
    RexNode condition = builder.makeLiteral(true);
    if (inner instanceof Filter filter) {
      condition = filter.getCondition();
      inner = filter.getInput();
    }
    if (!(inner instanceof Snapshot snapshot)) {
      return visited;
    }
    Joined joined = new Joined(correlate);
    return TemporalNode.create(
        correlate.getLeft(),
        snapshot.getInput(),
        correlate.getJoinType(),
        condition.accept(joined),
        snapshot.getPeriod().accept(joined));
  }

  /** Turns what is correlated into columns of the left side, and moves those of the right. */
  private static final class Joined extends RexShuttle {
    private final Correlate correlate;
    private final int leftColumns;

    Joined(Correlate correlate) {
      this.correlate = correlate;
      this.leftColumns = correlate.getLeft().getRowType().getFieldCount();
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      return new RexInputRef(ref.getIndex() + leftColumns, ref.getType());
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable variable
              && variable.id.equals(correlate.getCorrelationId())
          ? new RexInputRef(access.getField().getIndex(), access.getType())
          : super.visitFieldAccess(access);
    }
  }
}
