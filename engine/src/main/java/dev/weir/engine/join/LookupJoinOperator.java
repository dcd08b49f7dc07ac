package dev.weir.engine.join;

import dev.weir.connector.LookupSource;
import dev.weir.connector.Source;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupJoin;
import org.jspecify.annotations.Nullable;

/**
 * A join with rows that are looked up. Rows of equal keys go to one task, so that each key is asked
 * for and kept once.
 */
public final class LookupJoinOperator implements Operator {
  private final LookupJoin node;
  private final @Nullable PairCondition condition;
  private final Access access;

  /** How the table is come by. */
  public sealed interface Access {
    /** It answers keys. */
    record Asked(LookupSource source) implements Access {}

    /** It is read. */
    record Read(Source source, LookupCache.Full cache) implements Access {}
  }

  private LookupJoinOperator(LookupJoin node, @Nullable PairCondition condition, Access access) {
    if ((node.condition() == null) != (condition == null)) {
      throw new IllegalArgumentException("condition=" + node.condition());
    }
    this.node = node;
    this.condition = condition;
    this.access = access;
  }

  /** The condition is the compiled {@link LookupJoin#condition}, null when that is. */
  public static LookupJoinOperator of(
      LookupJoin node, @Nullable PairCondition condition, Access access) {
    return new LookupJoinOperator(node, condition, access);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Hash(node.leftKeys());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    PairCondition.Test test = condition == null ? null : condition.open(context);
    int leftColumns = node.left().schema().size();
    LookupRows.Reader reader = rows -> new MatchedRows.Stored(rows, leftColumns, test);
    LookupRows table =
        switch (access) {
          case Access.Asked(LookupSource source) -> new AskedRows(node, source, context, reader);
          case Access.Read read -> new WholeTable(node, read, context, reader);
        };
    return new LookupJoinProcessor(node, table, context, output);
  }
}
