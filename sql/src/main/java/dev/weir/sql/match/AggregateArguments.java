package dev.weir.sql.match;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.node.AggregateCalls;
import dev.weir.sql.pattern.PatternFunction;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.FunctionOperator;
import dev.weir.sql.validate.UserAggregateOperator;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** What aggregates are over: columns of the input, and columns computed of it. */
final class AggregateArguments {
  private static final Set<SqlKind> AROUND_COLUMNS =
      EnumSet.of(SqlKind.LAST, SqlKind.PREV, SqlKind.FINAL, SqlKind.RUNNING);

  private final int inputColumns;
  private final ExpressionConversion expressions;
  private final RexBuilder builder;
  private final List<RexNode> computed = new ArrayList<>();

  AggregateArguments(int inputColumns, ExpressionConversion expressions, RexBuilder builder) {
    this.inputColumns = inputColumns;
    this.expressions = expressions;
    this.builder = builder;
  }

  /** What can stand at an aggregate besides its arguments. */
  record Qualities(boolean distinct, @Nullable RexNode filter, boolean ignoresNulls) {
    static final Qualities NONE = new Qualities(false, null, false);
  }

  /** An aggregate call and the name of the variable that it is about, "" for all rows. */
  record Named(String name, AggregateCall call) {}

  /** The expressions to compute after the columns of the input. */
  List<RexNode> computed() {
    return computed;
  }

  /** The call of an aggregate function. */
  Named call(RexCall call, SqlAggFunction function, Qualities qualities) {
    if (function instanceof UserAggregateOperator) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED,
          "aggregate function \""
              + function.getName()
              + "\" of a user is not supported in MATCH_RECOGNIZE");
    }
    AggregateFunction aggregate = AggregateCalls.function(function, qualities.ignoresNulls);
    Set<String> names = new TreeSet<>();
    List<RexNode> operands = new ArrayList<>(call.getOperands());
    List<Literal> constants = new ArrayList<>();
    if (AggregateCalls.takesConstant(aggregate) && operands.size() > 1) {
      constants.add(constant(operands.remove(1), function));
    }
    wrapJson(aggregate, operands);
    List<Integer> columns =
        new ArrayList<>(operands.stream().map(operand -> column(operand, names)).toList());
    int filter =
        qualities.filter == null
            ? AggregateCall.NO_FILTER
            : column(qualities.filter, operands.isEmpty() ? new TreeSet<>() : names);
    if (names.size() > 1) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          function.getName() + " mixes the variables " + String.join(", ", names));
    }
    SqlType type = TypeMapping.toWeir(call.getType());
    boolean always = aggregate == AggregateFunction.COUNT;
    return new Named(
        names.isEmpty() ? "" : names.iterator().next(),
        new AggregateCall(
            aggregate, columns, constants, qualities.distinct, filter, type.withNullable(!always)));
  }

  /** The column of a condition of FILTER. */
  int filter(RexNode condition) {
    return column(condition, new TreeSet<>());
  }

  private Literal constant(RexNode operand, SqlAggFunction function) {
    Expr expression = expressions.convert(operand);
    if (expression instanceof Literal literal) {
      return literal;
    }
    throw new WeirException(
        ErrorCode.UNSUPPORTED,
        "the second argument of " + function.getName() + " must be a constant");
  }

  /** Values of JSON aggregates become JSON first. */
  private void wrapJson(AggregateFunction aggregate, List<RexNode> operands) {
    int value =
        switch (aggregate) {
          case JSON_ARRAYAGG_ABSENT_ON_NULL, JSON_ARRAYAGG_NULL_ON_NULL -> 0;
          case JSON_OBJECTAGG_ABSENT_ON_NULL, JSON_OBJECTAGG_NULL_ON_NULL -> 1;
          default -> -1;
        };
    if (value >= 0) {
      operands.set(
          value,
          builder.makeCall(
              Objects.requireNonNull(FunctionOperator.find("JSON_STRING")), operands.get(value)));
    }
  }

  /** The column of an argument; adds the variable that it is about. */
  private int column(RexNode argument, Set<String> names) {
    RexNode plain = argument.accept(new Plain(names));
    if (plain instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    int place = computed.indexOf(plain);
    if (place < 0) {
      place = computed.size();
      computed.add(plain);
    }
    return inputColumns + place;
  }

  /** Makes columns of variables columns of the row that is added up. */
  private static final class Plain extends RexShuttle {
    private final Set<String> names;

    Plain(Set<String> names) {
      this.names = names;
    }

    @Override
    public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
      names.add(ref.getAlpha());
      return new RexInputRef(ref.getIndex(), ref.getType());
    }

    @Override
    public RexNode visitCall(RexCall call) {
      boolean isOwn = call.getOperator() instanceof PatternFunction;
      boolean aggregates = call.getOperator() instanceof SqlAggFunction;
      if (isOwn || aggregates) {
        String name =
            call.getOperator() instanceof PatternFunction function
                ? function.question().name()
                : call.getOperator().getName();
        throw new WeirException(
            ErrorCode.UNSUPPORTED, name + " cannot stand inside an aggregate of a match");
      }
      // Calcite puts LAST around each column, or PREV by no row.
      boolean navigation = AROUND_COLUMNS.contains(call.getKind());
      return navigation ? call.getOperands().getFirst().accept(this) : super.visitCall(call);
    }
  }
}
