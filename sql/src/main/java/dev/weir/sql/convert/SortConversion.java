package dev.weir.sql.convert;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.SortKey;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Sort;
import dev.weir.plan.TemporalSort;
import dev.weir.plan.TopN;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.TimeAttributes;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY, LIMIT and OFFSET: a sort of all rows where the input ends; where it goes on, a Top-N,
 * or a sort by time.
 */
record SortConversion(NodeConversion nodes) {

  PlanNode convert(LogicalSort sort) {
    PlanNode input = nodes.convert(sort.getInput());
    List<SortKey> keys = NodeConversion.sortKeys(sort.getCollation().getFieldCollations());
    long offset = number(sort.offset, 0);
    long fetch = number(sort.fetch, Sort.ALL);
    if (input.bounded() && (!keys.isEmpty() || input.insertOnly())) {
      return new Sort(input, keys, offset, fetch);
    }
    if (fetch == Sort.ALL) {
      return sort.offset == null ? byTime(sort.getInput(), input, keys) : withoutLimit();
    }
    if (keys.isEmpty() && input.insertOnly()) {
      return new Sort(input, keys, offset, fetch);
    }
    return new TopN(
        input,
        List.of(),
        keys,
        offset + 1,
        offset + fetch,
        false,
        input.schema(),
        nodes.stateTtl().millis());
  }

  private static PlanNode withoutLimit() {
    throw new WeirException(
            ErrorCode.UNSUPPORTED, "OFFSET without LIMIT over rows that never end is not supported")
        .withHint("Add LIMIT, or read a source that ends.");
  }

  private static PlanNode byTime(RelNode node, PlanNode input, List<SortKey> keys) {
    SortKey first = keys.getFirst();
    boolean eventTime = TimeAttributes.isTime(node, first.column());
    if (!eventTime && !TimeAttributes.isProcessingTime(node, first.column())) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "ORDER BY \""
                  + input.schema().fieldName(first.column())
                  + "\", which is no time column, over rows that never end is not supported")
          .withHint(
              "Order by the column that the table's WATERMARK is for, add LIMIT, or read a source"
                  + " that ends.");
    }
    if (first.descending()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "ORDER BY a time column DESC over rows that never end is not supported")
          .withHint("Order by time ascending, add LIMIT, or read a source that ends.");
    }
    if (!input.insertOnly()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "ORDER BY a time column over rows that change and never end is not supported")
          .withHint("Add LIMIT, or read a source that ends.");
    }
    return new TemporalSort(input, keys, eventTime);
  }

  private static long number(@Nullable RexNode node, long otherwise) {
    if (node == null) {
      return otherwise;
    }
    BigDecimal value =
        node instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
    if (value == null) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED, "LIMIT and OFFSET take a constant number only");
    }
    return value.longValueExact();
  }
}
