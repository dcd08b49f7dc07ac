package dev.weir.sql.lateral;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.plan.PlanNode;
import dev.weir.plan.ProcessTable;
import dev.weir.plan.Values;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.UserProcessOperator;
import dev.weir.type.BooleanType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.ProcessFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Calls of users' process table functions. */
public final class ProcessConversion {
  private static final RowType NO_TABLE =
      RowType.of(List.of(new Field("ZERO", new BooleanType(false))));

  private final NodeConversion nodes;

  public ProcessConversion(NodeConversion nodes) {
    this.nodes = nodes;
  }

  /** Whether this is such a call. */
  public static boolean handles(TableFunctionScan scan) {
    return scan.getCall() instanceof RexCall call
        && call.getOperator() instanceof UserProcessOperator;
  }

  public PlanNode convert(TableFunctionScan scan) {
    RexCall call = (RexCall) scan.getCall();
    UserProcessOperator operator = (UserProcessOperator) call.getOperator();
    PlanNode input = operator.hasTable() ? nodes.convert(scan.getInput(0)) : noTable();
    List<SqlType> types =
        call.getOperands().stream().map(value -> TypeMapping.toWeir(value.getType())).toList();
    ProcessFunction.Arguments arguments =
        operator.arguments(
            operator.hasTable() ? NodeConversion.schema(scan.getInput(0)) : null, types);
    BoundFunction.TableProcess function = operator.bind(arguments);
    check(scan, operator, arguments, input);
    return new ProcessTable(
        input,
        function,
        values(operator, function, call.getOperands()),
        arguments.partition(),
        arguments.timeColumn(),
        function.output());
  }

  private static void check(
      TableFunctionScan scan,
      UserProcessOperator operator,
      ProcessFunction.Arguments arguments,
      PlanNode input) {
    if (!input.insertOnly()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "function \""
                  + operator.getName()
                  + "\" takes new rows only, but rows of its table change")
          .withHint("Call it on a source, or on a query without GROUP BY, join or Top-N.");
    }
    RelNode rows = operator.hasTable() ? scan.getInput(0) : scan;
    if (arguments.timeColumn() >= 0 && !TimeAttributes.isTime(rows, arguments.timeColumn())) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "function \""
                  + operator.getName()
                  + "\" needs a column with a watermark as \"on_time\"")
          .withHint(
              "Declare it in CREATE TABLE: WATERMARK FOR column AS column - INTERVAL '5' SECOND.");
    }
  }

  private static PlanNode noTable() {
    return new Values(List.of(List.of(new Literal(false, NO_TABLE.type(0)))), NO_TABLE);
  }

  private List<Expr> values(
      UserProcessOperator operator, BoundFunction.TableProcess function, List<RexNode> given) {
    List<Expr> converted = nodes.expressions().convert(given);
    List<Expr> values = new ArrayList<>();
    int next = 0;
    for (boolean isGiven : operator.givenValues()) {
      SqlType wanted = function.parameters().get(values.size());
      values.add(
          isGiven
              ? ExpressionConversion.cast(converted.get(next++), wanted)
              : new Literal(null, wanted.withNullable(true)));
    }
    return values;
  }
}
