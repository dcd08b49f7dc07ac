package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each left row with the rows of a table that are found by the equality of keys when it comes,
 * INNER or LEFT. A left row that is taken back takes back what came of it. NULL is equal to
 * nothing.
 */
public record LookupJoin(
    PlanNode left,
    Scan table,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> tableKeys,
    @Nullable Expr condition,
    LookupCache cache,
    RowType schema)
    implements PlanNode {
  public LookupJoin {
    leftKeys = List.copyOf(leftKeys);
    tableKeys = List.copyOf(tableKeys);
    if (leftKeys.isEmpty()
        || leftKeys.size() != tableKeys.size()
        || type != JoinType.INNER && type != JoinType.LEFT) {
      throw new IllegalArgumentException(type + " on " + leftKeys + " and " + tableKeys);
    }
  }

  /** The join by look-up, with the keys and condition of a join. */
  public static LookupJoin of(Join join, Scan table, LookupCache cache) {
    return new LookupJoin(
        join.left(),
        table,
        join.type(),
        join.leftKeys(),
        join.rightKeys(),
        join.condition(),
        cache,
        join.schema());
  }

  /** The join that would read the whole table and follow it. */
  public Join plain() {
    return new Join(left, table, type, leftKeys, tableKeys, List.of(), condition, schema);
  }

  /** The table is no input: it is asked. */
  @Override
  public List<PlanNode> inputs() {
    return List.of(left);
  }

  @Override
  public boolean insertOnly() {
    return left.insertOnly();
  }
}
