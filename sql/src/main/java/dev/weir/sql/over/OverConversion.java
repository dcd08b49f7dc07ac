package dev.weir.sql.over;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Literal;
import dev.weir.expr.SortKey;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.LagCall;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverOrder;
import dev.weir.plan.PlanNode;
import dev.weir.sql.expression.ColumnList;
import dev.weir.sql.node.AggregateCalls;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.OverCalls;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.UserAggregateOperator;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * OVER calls in a projection.
 *
 * <pre>
 * Project(a, SUM(b + 1) OVER w)  ->  Project(a, sum)
 *   input                              OverAggregate(SUM(c))
 *                                        Project(.., b + 1 AS c)
 * </pre>
 */
public final class OverConversion {
  private final NodeConversion plans;

  public OverConversion(NodeConversion plans) {
    this.plans = plans;
  }

  /** The projection, which has OVER calls in it. */
  public PlanNode convert(LogicalProject project) {
    return new Conversion(project).convert();
  }

  /** One projection at work. */
  private final class Conversion {
    private final LogicalProject project;
    private final ColumnList columns;
    private final List<AggregateCall> aggregates = new ArrayList<>();
    private final List<LagCall> lags = new ArrayList<>();
    private final int inputColumns;

    Conversion(LogicalProject project) {
      this.project = project;
      this.columns = ColumnList.of(project.getInput().getRowType(), "over");
      this.inputColumns = columns.nodes().size();
    }

    PlanNode convert() {
      OverCalls calls = new OverCalls(project.getCluster().getRexBuilder(), inputColumns);
      List<RexNode> above = calls.visitList(project.getProjects());
      OverWindow window = OverWindow.of(calls.calls(), project.getInput());
      List<Integer> partition = window.window().partitionKeys.stream().map(columns::add).toList();
      OverOrder order = new OverOrder(order(window), window.kind());
      boolean[] lagged = new boolean[calls.calls().size()];
      for (int i = 0; i < lagged.length; i++) {
        lagged[i] = add(calls.calls().get(i));
      }
      PlanNode below = below();
      if (window.kind() == OverOrder.Kind.VALUE && !lags.isEmpty()) {
        throw OverWindow.unsupported(
            "LAG in an order that is not that of time",
            "Order by a column with a watermark, or by PROCTIME().");
      }
      if (!below.insertOnly() && window.kind() != OverOrder.Kind.VALUE) {
        throw OverWindow.unsupported(
            "OVER ordered by time over rows that can change",
            "Put it on a source, or on a query without GROUP BY, join or Top-N.");
      }
      PlanNode over =
          new OverAggregate(
              below, partition, order, window.frame(), aggregates, lags, schema(below));
      return plans.project(over, placed(above, lagged), NodeConversion.schema(project));
    }

    private SortKey order(OverWindow window) {
      int column = columns.add(window.key().left);
      RelFieldCollation collation =
          new RelFieldCollation(
              column, window.key().getDirection(), window.key().getNullDirection());
      return NodeConversion.sortKeys(List.of(collation)).getFirst();
    }

    private PlanNode below() {
      PlanNode input = plans.convert(project.getInput());
      return columns.nodes().size() == inputColumns
          ? input
          : plans.project(input, columns.nodes(), columns.schema(input.schema()));
    }

    private RowType schema(PlanNode below) {
      List<Field> fields = new ArrayList<>(below.schema().fields());
      aggregates.forEach(call -> fields.add(new Field("over" + fields.size(), call.type())));
      lags.forEach(call -> fields.add(new Field("over" + fields.size(), call.type())));
      return RowType.of(fields);
    }

    /** Adds a call; true if it is a lag. */
    private boolean add(RexOver over) {
      switch (over.getAggOperator().getKind()) {
        case LAG -> {
          lags.add(lag(over));
          return true;
        }
        case ROW_NUMBER, RANK, DENSE_RANK ->
            // In the order of time Flink counts the rows of the frame, peers included.
            aggregates.add(aggregate(SqlStdOperatorTable.COUNT, over));
        case LEAD, NTILE, PERCENT_RANK, CUME_DIST, NTH_VALUE ->
            throw OverWindow.unsupported(
                over.getAggOperator().getName() + " OVER", "It needs rows that are still to come.");
        default -> aggregates.add(aggregate(over.getAggOperator(), over));
      }
      return false;
    }

    private AggregateCall aggregate(SqlAggFunction function, RexOver over) {
      List<Integer> arguments =
          operands(over, project.getCluster().getRexBuilder()).stream().map(columns::add).toList();
      return AggregateCalls.convert(
              List.of(
                  org.apache.calcite.rel.core.AggregateCall.create(
                      function,
                      over.isDistinct(),
                      false,
                      over.ignoreNulls(),
                      List.of(),
                      arguments,
                      -1,
                      null,
                      RelCollations.EMPTY,
                      over.getType(),
                      null)),
              column -> column,
              new CallColumns())
          .getFirst();
    }

    /** The operands of a call; those of a user's function are cast to what it takes. */
    private static List<RexNode> operands(RexOver over, RexBuilder rex) {
      if (!(over.getAggOperator() instanceof UserAggregateOperator function)) {
        return over.getOperands();
      }
      List<SqlType> given =
          over.getOperands().stream()
              .map(operand -> TypeMapping.toWeir(operand.getType()))
              .toList();
      List<SqlType> wanted = function.bind(given).parameters();
      List<RexNode> operands = new ArrayList<>();
      for (int i = 0; i < given.size(); i++) {
        SqlType type = wanted.get(i).withNullable(given.get(i).nullable());
        RexNode operand = over.getOperands().get(i);
        operands.add(
            type.equals(given.get(i))
                ? operand
                : rex.makeCast(TypeMapping.toCalcite(type, rex.getTypeFactory()), operand));
      }
      return operands;
    }

    /** The columns that calls are over. */
    private final class CallColumns implements AggregateCalls.Columns {
      @Override
      public @Nullable List<Literal> constants(int column) {
        return AggregateCalls.constants(plans.expressions().convert(columns.nodes().get(column)));
      }

      @Override
      public SqlType type(int column) {
        return TypeMapping.toWeir(columns.nodes().get(column).getType());
      }
    }

    private LagCall lag(RexOver over) {
      List<RexNode> operands = over.getOperands();
      int argument = columns.add(operands.getFirst());
      int offset = operands.size() < 2 ? 1 : offset(operands.get(1));
      int otherwise = LagCall.NONE;
      SqlType type = TypeMapping.toWeir(operands.getFirst().getType());
      if (operands.size() > 2) {
        RexNode value = otherwise(operands.get(2), operands.getFirst().getType());
        otherwise = columns.add(value);
        type = type.withNullable(type.nullable() || value.getType().isNullable());
      } else {
        type = type.withNullable(true);
      }
      return new LagCall(argument, offset, otherwise, type);
    }

    /** The default as a value of the column's type; Flink casts it only from the same family. */
    private RexNode otherwise(RexNode value, RelDataType wanted) {
      RelDataType found = value.getType();
      boolean isNull = found.getSqlTypeName() == SqlTypeName.NULL;
      if (!isNull && found.getSqlTypeName().getFamily() != wanted.getSqlTypeName().getFamily()) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "the default of LAG is a "
                    + TypeMapping.toWeir(found).name()
                    + ", its column a "
                    + TypeMapping.toWeir(wanted).name())
            .withHint("Cast the default to " + TypeMapping.toWeir(wanted).name() + ".");
      }
      RelDataType type =
          project
              .getCluster()
              .getTypeFactory()
              .createTypeWithNullability(wanted, isNull || found.isNullable());
      return project.getCluster().getRexBuilder().ensureType(type, value, true);
    }

    private static int offset(RexNode node) {
      BigDecimal value =
          RexUtil.removeCast(node) instanceof RexLiteral literal
              ? literal.getValueAs(BigDecimal.class)
              : null;
      if (value == null) {
        throw OverWindow.unsupported("LAG with an offset that is not constant", "Write a number.");
      }
      if (value.signum() < 0) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT,
            "the offset of LAG is " + value + ", not a positive number");
      }
      return value.intValueExact();
    }

    /** The expressions with the columns of calls where they are now: aggregates, then lags. */
    private List<RexNode> placed(List<RexNode> above, boolean[] lagged) {
      int aggregate = columns.nodes().size();
      int lag = aggregate + aggregates.size();
      int[] places = new int[inputColumns + lagged.length];
      for (int i = 0; i < places.length; i++) {
        places[i] = i < inputColumns ? i : lagged[i - inputColumns] ? lag++ : aggregate++;
      }
      RexShuttle move =
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
              return new RexInputRef(places[ref.getIndex()], ref.getType());
            }
          };
      return move.visitList(above);
    }
  }
}
