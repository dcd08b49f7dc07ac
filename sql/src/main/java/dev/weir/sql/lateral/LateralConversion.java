package dev.weir.sql.lateral;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.TableFunction;
import dev.weir.plan.TableFunctionJoin;
import dev.weir.plan.Values;
import dev.weir.sql.node.NodeConversion;
import dev.weir.type.BooleanType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Makes joins with table functions of Calcite's correlated joins. */
public final class LateralConversion {
  private static final RowType ONE_COLUMN =
      RowType.of(List.of(new Field("ZERO", new BooleanType(false))));

  private final NodeConversion nodes;

  public LateralConversion(NodeConversion nodes) {
    this.nodes = nodes;
  }

  /** Whether the right side of a correlated join opens a collection of the left. */
  public static boolean handles(LogicalCorrelate correlate) {
    return Side.of(correlate.getRight()) != null;
  }

  /** UNNEST of a column or expression of the table before it. */
  public PlanNode convert(LogicalCorrelate correlate) {
    Side side = Side.of(correlate.getRight());
    if (side == null) {
      throw unsupported("this sub-query after LATERAL");
    }
    PlanNode input = nodes.convert(correlate.getLeft());
    RelNode left = correlate.getLeft();
    boolean outer = correlate.getJoinType() == JoinRelType.LEFT;
    if (!outer && correlate.getJoinType() != JoinRelType.INNER) {
      throw unsupported(correlate.getJoinType() + " JOIN with a table function");
    }
    CorrelatedFields fields =
        new CorrelatedFields(
            correlate.getCorrelationId(), left.getCluster().getRexBuilder(), left.getRowType());
    TableFunction function =
        function(side, side.arguments().stream().map(argument -> argument.accept(fields)).toList());
    RowType both = both(input.schema(), function.columns(), outer);
    PlanNode joined =
        outer
            ? new TableFunctionJoin(
                input, function, true, condition(side, fields, input.schema().size()), both)
            : inner(input, function, condition(side, fields, input.schema().size()), both);
    return outputs(joined, side, fields, NodeConversion.schema(correlate), outer);
  }

  /** Whether this is a call of a user's table function. */
  public static boolean handles(LogicalTableFunctionScan scan) {
    return UserTables.operator(scan) != null;
  }

  /** UNNEST or a table function of what depends on no other table. */
  public PlanNode convertAlone(RelNode alone) {
    Side side = Side.of(alone);
    if (side == null) {
      throw unsupported("UNNEST of a query");
    }
    Values row = new Values(List.of(List.of(new Literal(false, ONE_COLUMN.type(0)))), ONE_COLUMN);
    TableFunction function = function(side, side.arguments());
    PlanNode joined = inner(row, function, null, both(ONE_COLUMN, function.columns(), false));
    return Columns.last(joined, function.columns().size(), NodeConversion.schema(alone));
  }

  private static PlanNode inner(
      PlanNode input, TableFunction function, @Nullable Expr condition, RowType schema) {
    PlanNode joined = new TableFunctionJoin(input, function, false, null, schema);
    return condition == null ? joined : new Filter(joined, condition);
  }

  private TableFunction function(Side side, List<RexNode> arguments) {
    List<Expr> converted = nodes.expressions().convert(arguments);
    return switch (side.maker()) {
      case Uncollect uncollect ->
          new TableFunction.Unnest(
              converted.getFirst(), uncollect.withOrdinality, NodeConversion.schema(uncollect));
      case LogicalTableFunctionScan scan -> UserTables.call(scan, arguments, converted);
      default -> throw new IllegalStateException("no table function: " + side.maker());
    };
  }

  private @Nullable Expr condition(Side side, CorrelatedFields fields, int leftColumns) {
    List<RexNode> conditions = new ArrayList<>();
    for (LogicalFilter filter : side.filters()) {
      conditions.add(RexUtil.shift(filter.getCondition(), leftColumns).accept(fields));
    }
    return conditions.isEmpty()
        ? null
        : nodes
            .expressions()
            .convert(
                RexUtil.composeConjunction(side.maker().getCluster().getRexBuilder(), conditions));
  }

  /** The columns of the correlated join, after a projection on its right side. */
  private PlanNode outputs(
      PlanNode joined, Side side, CorrelatedFields fields, RowType schema, boolean outer) {
    LogicalProject project = side.project();
    if (project == null) {
      return Columns.last(joined, joined.schema().size(), schema);
    }
    int left = joined.schema().size() - side.maker().getRowType().getFieldCount();
    List<Expr> outputs = new ArrayList<>(Columns.first(joined, left));
    for (RexNode node : project.getProjects()) {
      if (outer && !(node instanceof org.apache.calcite.rex.RexInputRef)) {
        throw unsupported("LEFT JOIN with expressions over a table function");
      }
      outputs.add(nodes.expressions().convert(RexUtil.shift(node, left).accept(fields)));
    }
    return Columns.of(joined, outputs, schema);
  }

  private static RowType both(RowType left, RowType right, boolean outer) {
    List<Field> fields = new ArrayList<>(left.fields());
    for (Field field : right.fields()) {
      fields.add(outer ? new Field(field.name(), field.type().withNullable(true)) : field);
    }
    return RowType.of(fields);
  }

  private static WeirException unsupported(String what) {
    return new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported");
  }

  /**
   * The right side of a join: UNNEST or a table function, then conditions on its rows, then a
   * choice of columns.
   */
  private record Side(
      @Nullable LogicalProject project,
      List<LogicalFilter> filters,
      RelNode maker,
      List<RexNode> arguments) {

    static @Nullable Side of(RelNode node) {
      RelNode at = node;
      LogicalProject project = null;
      if (at instanceof LogicalProject found && !(found.getInput() instanceof LogicalValues)) {
        project = found;
        at = found.getInput();
      }
      List<LogicalFilter> filters = new ArrayList<>();
      while (at instanceof LogicalFilter filter) {
        filters.add(filter);
        at = filter.getInput();
      }
      if (at instanceof LogicalTableFunctionScan scan && handles(scan)) {
        return new Side(project, filters, scan, ((RexCall) scan.getCall()).getOperands());
      }
      boolean found =
          at instanceof Uncollect uncollect
              && uncollect.getInput() instanceof LogicalProject values
              && values.getInput() instanceof LogicalValues;
      if (!found) {
        return null;
      }
      LogicalProject arguments = (LogicalProject) at.getInput(0);
      if (arguments.getProjects().size() != 1) {
        throw new WeirException(
            ErrorCode.UNSUPPORTED, "UNNEST of more than one collection is not supported");
      }
      return new Side(project, filters, at, arguments.getProjects());
    }
  }
}
