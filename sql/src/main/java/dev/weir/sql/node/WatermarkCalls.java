package dev.weir.sql.node;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.rule.WatermarkNode;
import dev.weir.sql.type.TypeMapping;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Says where CURRENT_WATERMARK can stand: of a time attribute, where columns are computed. */
public final class WatermarkCalls {
  private static final String NAME = "CURRENT_WATERMARK";

  private WatermarkCalls() {}

  /** Refuses calls in the tree that cannot be computed. */
  public static void check(RelNode node) {
    node.accept(new Calls(node));
    if (node instanceof WatermarkNode watermark) {
      watermark.watermark().accept(new Calls(node));
    }
    node.getInputs().forEach(WatermarkCalls::check);
  }

  private static final class Calls extends RexShuttle {
    private final RelNode node;

    Calls(RelNode node) {
      this.node = node;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getOperator().getName().equals(NAME)) {
        check(call.getOperands().getFirst());
      }
      return super.visitCall(call);
    }

    private void check(RexNode time) {
      if (!(node instanceof Project || node instanceof Filter)) {
        throw new WeirException(ErrorCode.UNSUPPORTED, NAME + " can stand in SELECT and WHERE only")
            .withHint("Select it as a column of a view, and use that.");
      }
      boolean isTime =
          time instanceof RexInputRef ref
              && TimeAttributes.isTime(node.getInput(0), ref.getIndex());
      if (!isTime) {
        throw new WeirException(
                ErrorCode.TYPE_MISMATCH,
                "function \""
                    + NAME
                    + "\" needs a time attribute, but is given "
                    + TypeMapping.toWeir(time.getType()).name())
            .withHint(
                "Declare it in CREATE TABLE: WATERMARK FOR column AS column - INTERVAL '5'"
                    + " SECOND.");
      }
    }
  }
}
