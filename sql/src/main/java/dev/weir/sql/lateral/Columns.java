package dev.weir.sql.lateral;

import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.plan.PlanNode;
import dev.weir.sql.expression.Projections;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** Some of a node's columns. */
final class Columns {
  private Columns() {}

  static List<Expr> first(PlanNode node, int count) {
    return range(node, 0, count);
  }

  /** The node with its last columns only, as that schema. */
  static PlanNode last(PlanNode node, int count, RowType schema) {
    int size = node.schema().size();
    return of(node, range(node, size - count, size), schema);
  }

  static PlanNode of(PlanNode node, List<Expr> columns, RowType schema) {
    return Projections.of(node, columns, schema);
  }

  private static List<Expr> range(PlanNode node, int from, int to) {
    List<Expr> columns = new ArrayList<>();
    for (int i = from; i < to; i++) {
      columns.add(new InputRef(i, node.schema().type(i)));
    }
    return columns;
  }
}
