package dev.weir.sql.match;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Literal;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.PatternValue;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What aggregates are over: columns of the input, columns computed of it, and what is computed of a
 * row of a match, its variable and the number of the match.
 */
final class AggregateArguments {
  private static final Set<SqlKind> AROUND_COLUMNS =
      EnumSet.of(SqlKind.LAST, SqlKind.PREV, SqlKind.FINAL, SqlKind.RUNNING);

  /** Instead of the name of a variable: all rows. */
  private static final String ALL = "";

  /** How many columns stand for what is asked of the match. */
  private static final int OF_MATCH = 2;

  private final int inputColumns;
  private final Variables variables;
  private final ExpressionConversion expressions;
  private final RexBuilder builder;
  private final List<RexNode> computed = new ArrayList<>();

  AggregateArguments(
      int inputColumns, Variables variables, ExpressionConversion expressions, RexBuilder builder) {
    this.inputColumns = inputColumns;
    this.variables = variables;
    this.expressions = expressions;
    this.builder = builder;
  }

  /** What can stand at an aggregate besides its arguments. */
  record Qualities(boolean distinct, @Nullable RexNode filter, boolean ignoresNulls) {
    static final Qualities NONE = new Qualities(false, null, false);
  }

  /**
   * An aggregate call, the name of the variable that it is about, "" for all rows, and what it is
   * over if that is not columns of the input.
   */
  record Named(String name, AggregateCall call, PatternValue.@Nullable Arguments arguments) {}

  /** The expressions to compute after the columns of the input. */
  List<RexNode> computed() {
    return computed;
  }

  /** The call of an aggregate function. */
  Named call(RexCall call, SqlAggFunction function, Qualities qualities) {
    List<RexNode> operands = new ArrayList<>(call.getOperands());
    List<Literal> constants = new ArrayList<>();
    AggregateFunction aggregate =
        function instanceof UserAggregateOperator
            ? AggregateFunction.USER
            : AggregateCalls.function(function, qualities.ignoresNulls);
    if (AggregateCalls.takesConstant(aggregate) && operands.size() > 1) {
      constants.addAll(constants(operands.remove(1), function));
    }
    wrapJson(aggregate, operands);
    Set<String> names = new TreeSet<>();
    List<RexNode> values =
        operands.stream().map(operand -> operand.accept(new Plain(names))).toList();
    RexNode filter =
        qualities.filter == null
            ? null
            : qualities.filter.accept(new Plain(values.isEmpty() ? new TreeSet<>() : names));
    if (names.size() > 1) {
      String list =
          names.stream()
              .map(name -> name.equals(ALL) ? "all rows" : "\"" + name + "\"")
              .collect(Collectors.joining(" and "));
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT, function.getName() + " mixes the rows of " + list);
    }
    Places places = places(values, filter);
    boolean always = aggregate == AggregateFunction.COUNT;
    SqlType type = TypeMapping.toWeir(call.getType()).withNullable(!always);
    return new Named(
        names.isEmpty() ? ALL : names.iterator().next(),
        function instanceof UserAggregateOperator user
            ? AggregateCall.ofUser(
                user.bind(
                    values.stream().map(value -> TypeMapping.toWeir(value.getType())).toList()),
                places.arguments,
                qualities.distinct,
                places.filter,
                type)
            : new AggregateCall(
                aggregate, places.arguments, constants, qualities.distinct, places.filter, type),
        places.computed);
  }

  /** The call that counts the rows of a variable, all or those that meet a condition. */
  Named count(String variable, @Nullable RexNode filter, SqlType type) {
    Places places =
        places(List.of(), filter == null ? null : filter.accept(new Plain(new TreeSet<>())));
    return new Named(
        variable,
        new AggregateCall(AggregateFunction.COUNT, List.of(), false, places.filter, type),
        places.computed);
  }

  /**
   * Where a call finds its arguments and its filter: among the columns of the input, or among what
   * is computed of each row of a match.
   */
  private record Places(
      List<Integer> arguments, int filter, PatternValue.@Nullable Arguments computed) {}

  private Places places(List<RexNode> values, @Nullable RexNode filter) {
    List<RexNode> all = new ArrayList<>(values);
    if (filter != null) {
      all.add(filter);
    }
    if (all.stream().anyMatch(this::asksOfMatch)) {
      return new Places(
          IntStream.range(0, values.size()).boxed().toList(),
          filter == null ? AggregateCall.NO_FILTER : values.size(),
          ofMatch(all));
    }
    return new Places(
        values.stream().map(this::column).toList(),
        filter == null ? AggregateCall.NO_FILTER : column(filter),
        null);
  }

  private boolean asksOfMatch(RexNode argument) {
    return ImmutableBitSet.range(inputColumns, inputColumns + OF_MATCH)
        .intersects(RelOptUtil.InputFinder.bits(argument));
  }

  /** Expressions over the columns that they read, and what they ask of the match. */
  private PatternValue.Arguments ofMatch(List<RexNode> arguments) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(arguments, null);
    RexShuttle toSources =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(read.indexOf(ref.getIndex()), ref.getType());
          }
        };
    return new PatternValue.Arguments(
        read.toList().stream()
            .map(column ->
                column < inputColumns
                    ? column
                    : Integer.valueOf(
                        column == inputColumns
                            ? PatternValue.OfRow.CLASSIFIER
                            : PatternValue.Arguments.MATCH_NUMBER))
            .toList(),
        arguments.stream()
            .map(argument -> expressions.convert(argument.accept(toSources)))
            .toList());
  }

  private List<Literal> constants(RexNode operand, SqlAggFunction function) {
    List<Literal> found = AggregateCalls.constants(expressions.convert(operand));
    if (found != null) {
      return found;
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

  /** The column of an argument. */
  private int column(RexNode argument) {
    if (argument instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    int place = computed.indexOf(argument);
    if (place < 0) {
      place = computed.size();
      computed.add(argument);
    }
    return inputColumns + place;
  }

  /**
   * Makes columns of variables columns of the row that is added up. What is asked of the match are
   * two more, after those of the input.
   */
  private final class Plain extends RexShuttle {
    private final Set<String> names;

    Plain(Set<String> names) {
      this.names = names;
    }

    @Override
    public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
      // The name of a column without a variable is that of the table.
      names.add(variables.has(ref.getAlpha()) ? ref.getAlpha() : ALL);
      return new RexInputRef(ref.getIndex(), ref.getType());
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getOperator() instanceof PatternFunction function) {
        return switch (function.question()) {
          case CLASSIFIER -> {
            if (call.getOperands().isEmpty()) {
              names.add(ALL);
            } else {
              call.getOperands().getFirst().accept(this);
            }
            yield new RexInputRef(inputColumns, call.getType());
          }
          case MATCH_NUMBER -> new RexInputRef(inputColumns + 1, call.getType());
          default -> throw inside(function.question().name());
        };
      }
      if (call.getOperator() instanceof SqlAggFunction) {
        throw inside(call.getOperator().getName());
      }
      // Calcite puts LAST around each column, or PREV by no row.
      boolean navigation = AROUND_COLUMNS.contains(call.getKind());
      return navigation ? call.getOperands().getFirst().accept(this) : super.visitCall(call);
    }

    private WeirException inside(String name) {
      return new WeirException(
          ErrorCode.INVALID_STATEMENT, name + " cannot stand inside an aggregate of a match");
    }
  }
}
