package dev.weir.sql.join;

import dev.weir.plan.CurrentJoin;
import dev.weir.plan.PlanNode;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.rule.SourceScan;
import dev.weir.sql.rule.TemporalNode;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;

/** Joins at processing time: finds what counts as current of the right side. */
final class CurrentConversion {
  private CurrentConversion() {}

  /** Whether the time asked for is when the left row comes. */
  static boolean handles(TemporalNode node) {
    return node.time() instanceof RexInputRef ref
        && TimeAttributes.isProcessingTime(node.getLeft(), ref.getIndex());
  }

  static CurrentJoin.Presence presence(
      TemporalNode node, PlanNode right, List<Integer> comparedColumns) {
    boolean complete = isThere(node.getRight());
    Set<Integer> key = key(right);
    boolean replaces = !key.isEmpty() && comparedColumns.containsAll(key);
    if (!replaces && !complete && right.insertOnly()) {
      throw TemporalConversion.keyMissing(key, right);
    }
    return new CurrentJoin.Presence(complete, replaces);
  }

  /** The columns that tell the right rows apart, none if that is not known. */
  static Set<Integer> key(PlanNode right) {
    Set<Integer> key = TemporalConversion.key(right);
    return key == null ? Set.of() : key;
  }

  /** Whether all that is read is there when reading begins. */
  private static boolean isThere(RelNode node) {
    return node instanceof SourceScan scan
        ? scan.bounded() && scan.atOnce()
        : node.getInputs().stream().allMatch(CurrentConversion::isThere);
  }
}
