package dev.weir.sql.rank;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.SortKey;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.TopN;
import dev.weir.sql.expression.ColumnList;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.OverCalls;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WindowedRows;
import dev.weir.sql.window.WindowRank;
import dev.weir.type.Field;
import dev.weir.type.IntegerType;
import dev.weir.type.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
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
 * Filter(rn &lt;= 3 AND rest)            Project(.., rank)
 *   Project(.., ROW_NUMBER() OVER)  ->   Filter(rest)
 *     input                                TopN(1 to 3)
 *                                            Project(input, partition and order columns)
 * </pre>
 *
 * The first or the last row in the order of a time attribute is a {@link Deduplicate}, which keeps
 * less.
 */
public final class TopNConversion {
  private final NodeConversion plans;

  public TopNConversion(NodeConversion plans) {
    this.plans = plans;
  }

  /** The filter as a TopN, or null if it does not bound a row number. */
  public @Nullable PlanNode convert(LogicalFilter filter) {
    if (!(filter.getInput() instanceof LogicalProject project) || !project.containsOver()) {
      return null;
    }
    RexBuilder builder = filter.getCluster().getRexBuilder();
    int rank = project.getInput().getRowType().getFieldCount();
    OverCalls calls = new OverCalls(builder, rank);
    List<RexNode> above = calls.visitList(project.getProjects());
    if (calls.calls().size() != 1) {
      return null;
    }
    RexOver over = calls.calls().getFirst();
    RankRange range = new RankRange(rank);
    List<RexNode> rest = new ArrayList<>();
    RexNode condition = RexUtil.expandSearch(builder, null, filter.getCondition());
    for (RexNode part :
        RelOptUtil.conjunctions(WindowedRows.substitute(List.of(condition), above).getFirst())) {
      if (!range.narrow(part)) {
        rest.add(part);
      }
    }
    boolean bounded =
        range.last() != Long.MAX_VALUE || rest.stream().anyMatch(range::isBoundedByColumn);
    if (!bounded || !isRank(over.getAggOperator().getKind())) {
      return null;
    }
    Ranking ranking = new Ranking(project, over, range);
    return ranking.convert(above, RexUtil.composeConjunction(builder, rest));
  }

  private static boolean isRank(SqlKind kind) {
    return switch (kind) {
      case ROW_NUMBER -> true;
      case RANK, DENSE_RANK ->
          throw new WeirException(ErrorCode.UNSUPPORTED, "a Top-N by " + kind + " is not supported")
              .withHint("Use ROW_NUMBER.");
      default -> false;
    };
  }

  /** One ranking at work. */
  private final class Ranking {
    private final LogicalProject project;
    private final RexOver over;
    private final RankRange range;
    private final ColumnList columns;
    private final int inputColumns;

    Ranking(LogicalProject project, RexOver over, RankRange range) {
      this.project = project;
      this.over = over;
      this.range = range;
      this.columns = ColumnList.of(project.getInput().getRowType(), "order");
      this.inputColumns = columns.nodes().size();
    }

    /** The expressions above and the condition read the input's columns, then the rank. */
    PlanNode convert(List<RexNode> above, RexNode condition) {
      List<Integer> partition = over.getWindow().partitionKeys.stream().map(columns::add).toList();
      List<SortKey> order = order();
      PlanNode input = plans.convert(project.getInput());
      PlanNode below = plans.project(input, columns.nodes(), columns.schema(input.schema()));
      boolean windowed = WindowRank.isWithinWindows(project.getInput(), over);
      boolean first = range.first() == 1 && range.last() == 1 && below.insertOnly() && !windowed;
      PlanNode top = first ? deduplicate(below, partition, order) : null;
      if (top == null) {
        top = topN(below, partition, order);
      }
      RexNode rank =
          top instanceof Deduplicate
              ? project
                  .getCluster()
                  .getRexBuilder()
                  .makeExactLiteral(BigDecimal.ONE, over.getType())
              : new RexInputRef(columns.nodes().size(), over.getType());
      List<RexNode> places = new ArrayList<>(columns.nodes().subList(0, inputColumns));
      places.add(rank);
      RexNode moved = WindowedRows.substitute(List.of(condition), places).getFirst();
      PlanNode kept =
          moved.isAlwaysTrue() ? top : new Filter(top, plans.expressions().convert(moved));
      return plans.project(
          kept, WindowedRows.substitute(above, places), NodeConversion.schema(project));
    }

    private List<SortKey> order() {
      List<RelFieldCollation> collations = new ArrayList<>();
      for (RexFieldCollation key : over.getWindow().orderKeys) {
        collations.add(
            new RelFieldCollation(
                columns.add(key.left), key.getDirection(), key.getNullDirection()));
      }
      return NodeConversion.sortKeys(collations);
    }

    private @Nullable PlanNode deduplicate(
        PlanNode below, List<Integer> partition, List<SortKey> order) {
      if (order.size() != 1) {
        return null;
      }
      SortKey key = order.getFirst();
      RelNode input = project.getInput();
      boolean ofInput = key.column() < inputColumns;
      boolean event = ofInput && TimeAttributes.isTime(input, key.column());
      // Calcite may have put PROCTIME() itself in the place of its column.
      boolean processing =
          ofInput
              ? TimeAttributes.isProcessingTime(input, key.column())
              : TimeAttributes.isProcessingTime(columns.nodes().get(key.column()));
      if (!event && !processing) {
        return null;
      }
      return new Deduplicate(
          below, partition, key.column(), event, key.descending(), plans.stateTtl().millis());
    }

    private PlanNode topN(PlanNode below, List<Integer> partition, List<SortKey> order) {
      List<Field> fields = new ArrayList<>(below.schema().fields());
      fields.add(new Field("rank", new IntegerType(IntegerType.Width.BIGINT, false)));
      TopN top =
          new TopN(below, partition, order, range.first(), range.last(), true, RowType.of(fields))
              .withTtl(plans.stateTtl().millis());
      return WindowRank.of(project.getInput(), over, top);
    }
  }
}
