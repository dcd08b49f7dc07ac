package dev.weir.sql.lateral;

import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Replaces fields of the correlated row by columns of the left side. */
final class CorrelatedFields extends RexShuttle {
  private final CorrelationId id;
  private final RexBuilder builder;
  private final RelDataType left;

  CorrelatedFields(CorrelationId id, RexBuilder builder, RelDataType left) {
    this.id = id;
    this.builder = builder;
    this.left = left;
  }

  @Override
  public RexNode visitFieldAccess(RexFieldAccess access) {
    return access.getReferenceExpr() instanceof RexCorrelVariable variable && variable.id.equals(id)
        ? builder.makeInputRef(
            left.getFieldList().get(access.getField().getIndex()).getType(),
            access.getField().getIndex())
        : super.visitFieldAccess(access);
  }
}
