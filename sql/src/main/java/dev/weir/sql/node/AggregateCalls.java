package dev.weir.sql.node;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.UserAggregateOperator;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.VariantType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.fun.SqlJsonArrayAggAggFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectAggAggFunction;
import org.jspecify.annotations.Nullable;

/** From Calcite's aggregate calls to Weir's. */
public final class AggregateCalls {
  private AggregateCalls() {}

  /** The columns that calls read, after they were moved. */
  public interface Columns {
    /** The constant that a column is, or the elements of a constant array; null for others. */
    @Nullable List<Literal> constants(int column);

    SqlType type(int column);
  }

  /** The columns of rows. */
  private record InputColumns(PlanNode input) implements Columns {
    @Override
    public @Nullable List<Literal> constants(int column) {
      return AggregateCalls.constants(input, column);
    }

    @Override
    public SqlType type(int column) {
      return input.schema().type(column);
    }
  }

  /** The calls over rows of {@code input}, with the columns that they read moved. */
  public static List<AggregateCall> convert(
      List<org.apache.calcite.rel.core.AggregateCall> calls,
      IntUnaryOperator column,
      PlanNode input) {
    return convert(calls, column, new InputColumns(input));
  }

  /** The calls, with the columns that they read moved; {@code columns} tells of moved columns. */
  public static List<AggregateCall> convert(
      List<org.apache.calcite.rel.core.AggregateCall> calls,
      IntUnaryOperator column,
      Columns columns) {
    List<AggregateCall> converted = new ArrayList<>();
    for (org.apache.calcite.rel.core.AggregateCall call : calls) {
      List<Integer> arguments =
          new ArrayList<>(call.getArgList().stream().map(column::applyAsInt).toList());
      int filter = call.hasFilter() ? column.applyAsInt(call.filterArg) : AggregateCall.NO_FILTER;
      converted.add(
          call.getAggregation() instanceof UserAggregateOperator user
              ? AggregateCall.ofUser(
                  user.bind(arguments.stream().map(columns::type).toList()),
                  arguments,
                  call.isDistinct(),
                  filter,
                  TypeMapping.toWeir(call.getType()))
              : builtIn(call, arguments, filter, columns));
    }
    return converted;
  }

  private static AggregateCall builtIn(
      org.apache.calcite.rel.core.AggregateCall call,
      List<Integer> arguments,
      int filter,
      Columns columns) {
    AggregateFunction function = function(call.getAggregation(), call.ignoreNulls());
    if (function == AggregateFunction.MIN || function == AggregateFunction.MAX) {
      checkOrder(function, columns.type(arguments.getFirst()));
    }
    List<Literal> constants = new ArrayList<>();
    if (takesConstant(function) && arguments.size() > 1) {
      int second = arguments.get(1);
      arguments.subList(1, 2).clear();
      List<Literal> found = columns.constants(second);
      if (found == null) {
        throw new WeirException(
            ErrorCode.UNSUPPORTED,
            "the second argument of " + call.getAggregation().getName() + " must be a constant");
      }
      constants.addAll(found);
    }
    return new AggregateCall(
        function,
        arguments,
        constants,
        call.isDistinct(),
        filter,
        TypeMapping.toWeir(call.getType()));
  }

  private static void checkOrder(AggregateFunction function, SqlType type) {
    switch (type) {
      case ArrayType _, MapType _, MultisetType _, RowType _, VariantType _ ->
          throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "function \"" + function + "\" cannot be applied to " + type.name());
      default -> {}
    }
  }

  /** Whether the second argument is the same for all rows. */
  public static boolean takesConstant(AggregateFunction function) {
    return function == AggregateFunction.LISTAGG || function == AggregateFunction.PERCENTILE;
  }

  private static @Nullable List<Literal> constants(PlanNode input, int column) {
    return switch (input) {
      case Project project ->
          project.expressions().get(column) instanceof InputRef reference
              ? constants(project.input(), reference.index())
              : constants(project.expressions().get(column));
      case Filter filter -> constants(filter.input(), column);
      default -> null;
    };
  }

  /** The constant that an expression is, or the elements of a constant array; null for others. */
  public static @Nullable List<Literal> constants(Expr expression) {
    if (expression instanceof Literal literal) {
      return List.of(literal);
    }
    if (expression instanceof Call call && call.function().name().equals("ARRAY")) {
      List<Literal> elements = new ArrayList<>();
      for (Expr element : call.arguments()) {
        if (!(element instanceof Literal literal)) {
          return null;
        }
        elements.add(literal);
      }
      return elements;
    }
    return null;
  }

  /** Weir's function of Calcite's. */
  public static AggregateFunction function(SqlAggFunction function, boolean ignoreNulls) {
    return switch (function.getKind()) {
      case COUNT -> AggregateFunction.COUNT;
      case SUM -> AggregateFunction.SUM;
      case SUM0 -> AggregateFunction.SUM0;
      case AVG -> AggregateFunction.AVG;
      case MIN -> AggregateFunction.MIN;
      case MAX -> AggregateFunction.MAX;
      case VAR_POP -> AggregateFunction.VAR_POP;
      case VAR_SAMP -> AggregateFunction.VAR_SAMP;
      case STDDEV_POP -> AggregateFunction.STDDEV_POP;
      case STDDEV_SAMP -> AggregateFunction.STDDEV_SAMP;
      case FIRST_VALUE -> AggregateFunction.FIRST_VALUE;
      case LAST_VALUE -> AggregateFunction.LAST_VALUE;
      case SINGLE_VALUE -> AggregateFunction.SINGLE_VALUE;
      case LISTAGG -> AggregateFunction.LISTAGG;
      case COLLECT -> AggregateFunction.COLLECT;
      case ARRAY_AGG ->
          ignoreNulls ? AggregateFunction.ARRAY_AGG_IGNORE_NULLS : AggregateFunction.ARRAY_AGG;
      case JSON_ARRAYAGG -> jsonArray((SqlJsonArrayAggAggFunction) function);
      case JSON_OBJECTAGG -> jsonObject((SqlJsonObjectAggAggFunction) function);
      default -> byName(function.getName());
    };
  }

  private static AggregateFunction jsonArray(SqlJsonArrayAggAggFunction function) {
    return function.getNullClause() == SqlJsonConstructorNullClause.NULL_ON_NULL
        ? AggregateFunction.JSON_ARRAYAGG_NULL_ON_NULL
        : AggregateFunction.JSON_ARRAYAGG_ABSENT_ON_NULL;
  }

  private static AggregateFunction jsonObject(SqlJsonObjectAggAggFunction function) {
    return function.getNullClause() == SqlJsonConstructorNullClause.NULL_ON_NULL
        ? AggregateFunction.JSON_OBJECTAGG_NULL_ON_NULL
        : AggregateFunction.JSON_OBJECTAGG_ABSENT_ON_NULL;
  }

  private static AggregateFunction byName(String name) {
    return switch (name) {
      case "PERCENTILE" -> AggregateFunction.PERCENTILE;
      case "BITMAP_BUILD_AGG" -> AggregateFunction.BITMAP_BUILD_AGG;
      case "BITMAP_OR_AGG" -> AggregateFunction.BITMAP_OR_AGG;
      case "BITMAP_AND_AGG" -> AggregateFunction.BITMAP_AND_AGG;
      case "BITMAP_XOR_AGG" -> AggregateFunction.BITMAP_XOR_AGG;
      case "BITMAP_BUILD_CARDINALITY_AGG" -> AggregateFunction.BITMAP_BUILD_CARDINALITY_AGG;
      case "BITMAP_OR_CARDINALITY_AGG" -> AggregateFunction.BITMAP_OR_CARDINALITY_AGG;
      case "BITMAP_AND_CARDINALITY_AGG" -> AggregateFunction.BITMAP_AND_CARDINALITY_AGG;
      case "BITMAP_XOR_CARDINALITY_AGG" -> AggregateFunction.BITMAP_XOR_CARDINALITY_AGG;
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED, "aggregate function \"" + name + "\" is not supported yet");
    };
  }
}
