package dev.weir.sql.lateral;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.PlanNode;
import dev.weir.plan.ToChangelog;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.validate.ChangelogFunction;
import dev.weir.type.RowType;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;

/** Calls of TO_CHANGELOG and FROM_CHANGELOG. */
public final class ChangelogConversion {
  private ChangelogConversion() {}

  /** Whether this is such a call. */
  public static boolean handles(TableFunctionScan scan) {
    return scan.getCall() instanceof RexCall call
        && call.getOperator() instanceof ChangelogFunction;
  }

  public static PlanNode convert(TableFunctionScan scan, NodeConversion nodes) {
    ChangelogFunction function = (ChangelogFunction) ((RexCall) scan.getCall()).getOperator();
    PlanNode input = nodes.convert(scan.getInput(0));
    RowType rows = NodeConversion.schema(scan.getInput(0));
    RowType schema = NodeConversion.schema(scan);
    return switch (function.direction()) {
      case TO_CHANGELOG -> new ToChangelog(input, function.codes(), schema);
      case FROM_CHANGELOG -> {
        if (!input.insertOnly()) {
          throw new WeirException(
                  ErrorCode.INVALID_STATEMENT,
                  "function \"FROM_CHANGELOG\" takes new rows only, but rows of its table change")
              .withHint("Call it on a source, or on a query without GROUP BY, join or Top-N.");
        }
        yield new FromChangelog(input, function.codeColumn(rows), function.codes(), schema);
      }
    };
  }
}
