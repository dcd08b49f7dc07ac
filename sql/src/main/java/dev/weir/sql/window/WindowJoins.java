package dev.weir.sql.window;

import dev.weir.plan.Join;
import dev.weir.plan.PlanNode;
import dev.weir.plan.WindowJoin;
import dev.weir.sql.node.WindowColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.logical.LogicalJoin;

/**
 * Joins of rows that lie in the same window: equal in start and end, of windows cut alike ({@link
 * WindowColumns#isWindowJoin}). The end becomes the first key.
 */
public final class WindowJoins {
  private WindowJoins() {}

  /** The window join for a join's plan, or that plan if rows of a side can change. */
  public static PlanNode of(LogicalJoin join, PlanNode plain) {
    WindowColumns left = WindowColumns.of(join.getLeft());
    WindowColumns right = WindowColumns.of(join.getRight());
    if (left == null
        || right == null
        || !(plain instanceof Join node)
        || !node.left().insertOnly()
        || !node.right().insertOnly()) {
      return plain;
    }
    int end = endKey(node, left, right);
    Join ordered =
        new Join(
            node.left(),
            node.right(),
            node.type(),
            endFirst(node.leftKeys(), end),
            endFirst(node.rightKeys(), end),
            node.nullSafe().stream().map(key -> key < end ? key + 1 : key).toList(),
            node.condition(),
            node.schema());
    return WindowJoin.of(ordered, left.cut().local());
  }

  private static int endKey(Join node, WindowColumns left, WindowColumns right) {
    for (int i = 0; i < node.leftKeys().size(); i++) {
      if (left.ends().get(node.leftKeys().get(i)) && right.ends().get(node.rightKeys().get(i))) {
        return i;
      }
    }
    throw new IllegalStateException("no end of a window in " + node.leftKeys());
  }

  private static List<Integer> endFirst(List<Integer> keys, int end) {
    List<Integer> ordered = new ArrayList<>();
    ordered.add(keys.get(end));
    ordered.addAll(keys.subList(0, end));
    ordered.addAll(keys.subList(end + 1, keys.size()));
    return ordered;
  }
}
