package dev.weir.sql.rank;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.SortKey;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.TopN;
import dev.weir.sql.expression.ColumnList;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.node.NodeConversion;
import dev.weir.type.Field;
import dev.weir.type.IntegerType;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * ROW_NUMBER() with a condition on the number.
 *
 * <pre>
 * Filter(rn &lt;= 3 AND rest)            Filter(rest)
 *   Project(.., ROW_NUMBER() OVER)  ->   Project(.., rank)
 *                                          TopN(1 to 3)
 *                                            Project(.., partition and order columns)
 * </pre>
 */
public final class TopNConversion {
  private final NodeConversion plans;
  private final ExpressionConversion expressions;

  public TopNConversion(NodeConversion plans) {
    this.plans = plans;
    this.expressions = plans.expressions();
  }

  /** The filter as a TopN, or null if it has nothing to do with row numbers. */
  public @Nullable PlanNode convert(LogicalFilter filter) {
    if (!(filter.getInput() instanceof LogicalProject project) || !project.containsOver()) {
      return null;
    }
    RexOver over = rowNumber(project);
    int rank = project.getProjects().indexOf(over);
    RankRange range = new RankRange(rank);
    List<RexNode> rest = new ArrayList<>();
    RexNode condition =
        RexUtil.expandSearch(filter.getCluster().getRexBuilder(), null, filter.getCondition());
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      if (!range.narrow(part)) {
        rest.add(part);
      }
    }
    if (range.last() == Long.MAX_VALUE) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED, "ROW_NUMBER without an upper bound is not supported yet")
          .withHint("Add a condition such as WHERE row_num <= 10.");
    }
    PlanNode top = topN(project, over, range);
    RexNode remaining = RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), rest);
    return remaining.isAlwaysTrue() ? top : new Filter(top, expressions.convert(remaining));
  }

  private static RexOver rowNumber(LogicalProject project) {
    List<RexOver> all = new ArrayList<>();
    for (RexNode node : project.getProjects()) {
      if (node instanceof RexOver over) {
        all.add(over);
      } else if (RexOver.containsOver(node)) {
        throw unsupported("an expression over ROW_NUMBER");
      }
    }
    RexOver first = all.getFirst();
    if (all.stream().anyMatch(over -> !over.equals(first))) {
      throw unsupported("more than one OVER in a query");
    }
    if (first.getAggOperator().getKind() != SqlKind.ROW_NUMBER) {
      throw unsupported(first.getAggOperator().getName() + " OVER");
    }
    return first;
  }

  private PlanNode topN(LogicalProject project, RexOver over, RankRange range) {
    ColumnList columns = new ColumnList();
    for (RexNode node : project.getProjects()) {
      if (!node.equals(over)) {
        columns.add(node);
      }
    }
    List<Integer> partition = over.getWindow().partitionKeys.stream().map(columns::add).toList();
    List<SortKey> order = order(over, columns);
    PlanNode below =
        plans.project(plans.convert(project.getInput()), columns.nodes(), columns.schema());
    List<Field> fields = new ArrayList<>(below.schema().fields());
    int rank = fields.size();
    fields.add(new Field("rank", new IntegerType(IntegerType.Width.BIGINT, false)));
    PlanNode top =
        new TopN(below, partition, order, range.first(), range.last(), true, RowType.of(fields));
    List<RexNode> output = new ArrayList<>();
    for (RexNode node : project.getProjects()) {
      int column = node.equals(over) ? rank : columns.add(node);
      output.add(new RexInputRef(column, node.getType()));
    }
    return plans.project(top, output, NodeConversion.schema(project));
  }

  private static List<SortKey> order(RexOver over, ColumnList columns) {
    List<RelFieldCollation> collations = new ArrayList<>();
    for (RexFieldCollation key : over.getWindow().orderKeys) {
      collations.add(
          new RelFieldCollation(columns.add(key.left), key.getDirection(), key.getNullDirection()));
    }
    return NodeConversion.sortKeys(collations);
  }

  private static WeirException unsupported(String what) {
    return new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported yet");
  }
}
