package dev.weir.sql.convert;

import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Puts expressions in the place of references to columns. */
final class Substitution {
  private Substitution() {}

  static List<RexNode> apply(List<RexNode> nodes, List<RexNode> columns) {
    RexShuttle shuttle =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return columns.get(ref.getIndex());
          }
        };
    return nodes.stream().map(node -> node.accept(shuttle)).toList();
  }
}
