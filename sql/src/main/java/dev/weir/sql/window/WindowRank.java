package dev.weir.sql.window;

import dev.weir.plan.PlanNode;
import dev.weir.plan.TopN;
import dev.weir.plan.WindowTopN;
import dev.weir.plan.WindowTopN.Ties;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WindowColumns;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/** Top-N within windows: ROW_NUMBER partitioned by both bounds of the window. */
public final class WindowRank {
  private WindowRank() {}

  /** Whether an OVER is partitioned by both bounds of the windows that its rows lie in. */
  public static boolean isWithinWindows(RelNode rows, RexOver over) {
    WindowColumns windows = WindowColumns.of(rows);
    return windows != null && windows.isPartition(over);
  }

  /** The Top-N of an OVER over rows, once for each window if that is how it is partitioned. */
  public static PlanNode of(RelNode rows, RexOver over, TopN top) {
    WindowColumns windows = WindowColumns.of(rows);
    if (windows == null || !windows.isPartition(over) || !top.input().insertOnly()) {
      return top;
    }
    return new WindowTopN(
        top.input(),
        top.partition().get(endKey(windows, over)),
        windows.cut().local(),
        top.partition(),
        top.order(),
        ties(rows, over, top),
        top.first(),
        top.last(),
        top.withRank(),
        top.schema());
  }

  /** Which of the partition keys is the end of the window. */
  private static int endKey(WindowColumns windows, RexOver over) {
    List<RexNode> keys = over.getWindow().partitionKeys;
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof RexInputRef ref && windows.ends().get(ref.getIndex())) {
        return i;
      }
    }
    throw new IllegalStateException("no end of a window in " + keys);
  }

  /** Among equal times, the last row that came is the latest. */
  private static Ties ties(RelNode rows, RexOver over, TopN top) {
    boolean latest =
        top.last() == 1
            && top.order().size() == 1
            && top.order().getFirst().descending()
            && over.getWindow().orderKeys.getFirst().left instanceof RexInputRef time
            && TimeAttributes.isTime(rows, time.getIndex());
    return latest ? Ties.LAST_CAME : Ties.FIRST_CAME;
  }
}
