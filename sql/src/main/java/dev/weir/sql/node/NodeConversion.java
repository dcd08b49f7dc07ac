package dev.weir.sql.node;

import dev.weir.expr.SortKey;
import dev.weir.plan.PlanNode;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/** What the conversion of one kind of node asks of the whole: to convert what is below it. */
public interface NodeConversion {

  /** The plan of a tree. */
  PlanNode convert(RelNode node);

  /** The conversion of the expressions of this query. */
  ExpressionConversion expressions();

  /** For how long state is kept that nothing touches. */
  StateTtl stateTtl();

  /** Whose rule holds for quantifiers of row patterns. */
  Quantifiers quantifiers();

  /** A projection, its expressions cast to the types of the schema where they differ. */
  default PlanNode project(PlanNode input, List<RexNode> nodes, RowType schema) {
    return Projections.of(input, expressions().convert(nodes), schema);
  }

  /** The columns of a node. */
  static RowType schema(RelNode node) {
    return TypeMapping.schema(node.getRowType());
  }

  /**
   * Calcite's keys as Weir's; a direction that says nothing of NULL takes it as the smallest value.
   */
  static List<SortKey> sortKeys(List<RelFieldCollation> collations) {
    List<SortKey> keys = new ArrayList<>();
    for (RelFieldCollation collation : collations) {
      boolean descending = collation.direction.isDescending();
      boolean nullsFirst =
          switch (collation.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> !descending;
          };
      keys.add(new SortKey(collation.getFieldIndex(), descending, nullsFirst));
    }
    return keys;
  }
}
