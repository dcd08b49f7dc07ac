package dev.weir.sql.join;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Join;
import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Scan;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.rule.SourceScan;
import dev.weir.sql.rule.TemporalNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.jspecify.annotations.Nullable;

/**
 * Joins at processing time: finds what counts as current of the right side, or how it is looked up.
 */
final class CurrentConversion {
  /** What a table gives that is asked at the moment. */
  static final CurrentJoin.Presence ASKED = new CurrentJoin.Presence(false, false);

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

  /** How the rows of the right side are looked up; null if they are read like others. */
  static @Nullable LookupCache cache(RelNode right) {
    SourceScan scan = SourceScan.under(right);
    return scan == null ? null : scan.connector().lookup(scan.table());
  }

  static LookupJoin lookup(Join join, RelNode right, LookupCache cache) {
    SourceScan source = SourceScan.under(right);
    if (source == null || !(table(join.right()) instanceof Scan scan)) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "a lookup in a view, or in a table with computed columns, is not supported yet")
          .withHint("Join the table itself, and compute and filter above the join.");
    }
    if (cache.asks()
        && source.connector().answers(scan.table(), scan.columns(), scan.schema(), join.rightKeys())
            == null) {
      String columns =
          join.rightKeys().stream().map(scan.schema()::fieldName).collect(Collectors.joining(", "));
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "table \"" + scan.table().name() + "\" can't be looked up by: " + columns)
          .withHint("Compare the columns that it is kept by in ON, with =.");
    }
    return LookupJoin.of(join, scan, cache);
  }

  /** What is looked up has no time of its own. */
  private static PlanNode table(PlanNode node) {
    return node instanceof AssignWatermark watermark ? table(watermark.input()) : node;
  }
}
