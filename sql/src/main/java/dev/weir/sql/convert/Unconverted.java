package dev.weir.sql.convert;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.Locale;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.ConditionalCorrelate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.RepeatUnion;

/** Names what a query says that the plan has no node for. */
final class Unconverted {
  private Unconverted() {}

  static WeirException error(RelNode node) {
    return switch (node) {
      case RepeatUnion _ -> unsupported("WITH RECURSIVE");
      case ConditionalCorrelate _ -> ofOuterRow("an EXISTS, IN, ANY or ALL");
      case Correlate _ -> ofOuterRow("a sub-query");
      default -> unsupported(node.getRelTypeName().replace("Logical", "").toLowerCase(Locale.ROOT));
    };
  }

  /** The rows of such a query can't be computed without the outer row. */
  private static WeirException ofOuterRow(String query) {
    return unsupported(query + " over UNNEST, a function or groups of the outer query's columns")
        .withHint(
            "Name the outer query's columns in WHERE only, or join: FROM t, UNNEST(t.tags) AS u"
                + " (tag).");
  }

  private static WeirException unsupported(String what) {
    return new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported");
  }
}
