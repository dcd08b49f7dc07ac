package dev.weir.sql.node;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;

/**
 * Says which columns are ahead of the watermark in every row to come. A window's aggregate comes
 * once, when the watermark reaches the window's end, and rows late for it are left out: so no row
 * comes any more with an end that the watermark has passed, although that column is no time
 * attribute.
 */
final class ClosedWindows {
  private ClosedWindows() {}

  /** Whether rows to come have a later time in this column than the watermark. */
  static boolean isAhead(RelNode node, int column) {
    return switch (node) {
      case Project project ->
          project.getProjects().get(column) instanceof RexInputRef ref
              && isAhead(project.getInput(), ref.getIndex());
      case Filter filter -> isAhead(filter.getInput(), column);
      case Aggregate aggregate -> {
        WindowColumns windows = WindowColumns.of(aggregate);
        // the ends of windows of local time are on the clock of a zone, the watermark is not
        yield windows != null && !windows.cut().local() && windows.ends().get(column);
      }
      default -> false;
    };
  }
}
