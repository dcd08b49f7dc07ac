package dev.weir.sql.over;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.OverFrame;
import dev.weir.plan.OverOrder;
import dev.weir.sql.node.TimeAttributes;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.type.SqlTypeName;

/** The window that all OVER calls of a projection share: what Flink allows of it. */
record OverWindow(RexWindow window, RexFieldCollation key, OverOrder.Kind kind, OverFrame frame) {

  /** The window of the calls, which stand over the columns of a node. */
  static OverWindow of(List<RexOver> calls, RelNode input) {
    RexWindow window = calls.getFirst().getWindow();
    if (calls.stream().anyMatch(call -> !same(call.getWindow(), window))) {
      throw unsupported(
          "more than one window for the OVER calls of a SELECT",
          "Give all of them the same PARTITION BY, ORDER BY and frame, or use a sub-query for each"
              + " window. ROW_NUMBER counts rows, as ROWS UNBOUNDED PRECEDING does.");
    }
    if (window.orderKeys.size() != 1) {
      throw unsupported(
          "OVER with " + (window.orderKeys.isEmpty() ? "no" : "more than one") + " ORDER BY column",
          "Order by a single column; best by a time attribute.");
    }
    RexFieldCollation key = window.orderKeys.getFirst();
    if (key.getDirection() != RelFieldCollation.Direction.ASCENDING) {
      throw unsupported("OVER with ORDER BY ... DESC", "Order by ascending time.");
    }
    OverFrame frame = frame(window);
    OverOrder.Kind kind = kind(key.left, input);
    if (kind == OverOrder.Kind.VALUE && frame.bounded()) {
      throw unsupported(
          "OVER with a bounded frame in an order that is not that of time",
          "Order by a column with a watermark, or by PROCTIME().");
    }
    return new OverWindow(window, key, kind, frame);
  }

  private static boolean same(RexWindow a, RexWindow b) {
    return a.partitionKeys.equals(b.partitionKeys)
        && a.orderKeys.equals(b.orderKeys)
        && a.isRows() == b.isRows()
        && a.getLowerBound().equals(b.getLowerBound())
        && a.getUpperBound().equals(b.getUpperBound());
  }

  private static OverOrder.Kind kind(RexNode key, RelNode input) {
    if (key instanceof RexInputRef ref) {
      if (TimeAttributes.isTime(input, ref.getIndex())) {
        return OverOrder.Kind.EVENT_TIME;
      }
      if (TimeAttributes.isProcessingTime(input, ref.getIndex())) {
        return OverOrder.Kind.PROCESSING_TIME;
      }
    }
    return TimeAttributes.isProcessingTime(key)
        ? OverOrder.Kind.PROCESSING_TIME
        : OverOrder.Kind.VALUE;
  }

  private static OverFrame frame(RexWindow window) {
    RexWindowBound lower = window.getLowerBound();
    if (!window.getUpperBound().isCurrentRow() || lower.isFollowing()) {
      throw unsupported(
          "OVER with a frame that does not end at the current row",
          "Write BETWEEN ... PRECEDING AND CURRENT ROW.");
    }
    if (lower.isUnbounded()) {
      return new OverFrame(window.isRows(), OverFrame.UNBOUNDED);
    }
    if (lower.isCurrentRow()) {
      return new OverFrame(window.isRows(), 0);
    }
    BigDecimal preceding =
        lower.getOffset() instanceof RexLiteral literal
            ? literal.getValueAs(BigDecimal.class)
            : null;
    if (preceding == null || isMonths(lower)) {
      throw unsupported(
          "OVER with a frame whose size is not constant",
          "Write a number, or an INTERVAL of days or less.");
    }
    return new OverFrame(window.isRows(), preceding.longValueExact());
  }

  private static boolean isMonths(RexWindowBound bound) {
    RexNode offset = bound.getOffset();
    return offset != null
        && SqlTypeName.YEAR_INTERVAL_TYPES.contains(offset.getType().getSqlTypeName());
  }

  static WeirException unsupported(String what, String hint) {
    return new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported").withHint(hint);
  }
}
