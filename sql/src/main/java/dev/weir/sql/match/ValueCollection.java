package dev.weir.sql.match;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.PatternValue;
import dev.weir.sql.pattern.PatternFunction;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.FunctionOperator;
import dev.weir.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of expressions what they ask of a match, each once, and leaves references to these
 * values in their places.
 */
final class ValueCollection {
  private final Variables variables;
  private final AggregateArguments arguments;
  private final RexBuilder builder;
  private final Asking asking;
  private final List<PatternValue> values = new ArrayList<>();

  /** How many calls of aggregates were met. */
  private int aggregates;

  ValueCollection(
      Variables variables, AggregateArguments arguments, RexBuilder builder, Asking asking) {
    this.variables = variables;
    this.arguments = arguments;
    this.builder = builder;
    this.asking = asking;
  }

  /** The time column, and whether all is asked of the whole match: where a match has one row. */
  record Asking(int timeColumn, boolean wholeMatch) {}

  List<PatternValue> values() {
    return List.copyOf(values);
  }

  /** The expression over the values. */
  RexNode collect(RexNode expression) {
    return expression.accept(new Collector(Way.START.seeing(asking.wholeMatch)));
  }

  /** How a column is to be found: what FIRST, LAST, PREV and NEXT around it say. */
  private record Way(
      boolean navigated,
      boolean first,
      int offset,
      int shift,
      boolean whole,
      AggregateArguments.Qualities qualities) {
    static final Way START = new Way(false, false, 0, 0, false, AggregateArguments.Qualities.NONE);

    Way seeing(boolean all) {
      return new Way(navigated, first, offset, shift, all, qualities);
    }

    Way shifted(int by) {
      return new Way(navigated, first, offset, shift + by, whole, qualities);
    }

    Way to(boolean fromFirst, int at) {
      return new Way(true, fromFirst, at, shift, whole, qualities);
    }

    Way distinct() {
      return with(
          new AggregateArguments.Qualities(true, qualities.filter(), qualities.ignoresNulls()));
    }

    Way filtered(RexNode filter) {
      return with(
          new AggregateArguments.Qualities(qualities.distinct(), filter, qualities.ignoresNulls()));
    }

    Way ignoringNulls() {
      return with(new AggregateArguments.Qualities(qualities.distinct(), qualities.filter(), true));
    }

    private Way with(AggregateArguments.Qualities changed) {
      return new Way(navigated, first, offset, shift, whole, changed);
    }
  }

  private RexNode reference(PatternValue value, RelDataType type) {
    int place = values.indexOf(value);
    if (place < 0) {
      place = values.size();
      values.add(value);
    }
    boolean always =
        value instanceof PatternValue.MatchNumber
            || value instanceof PatternValue.Aggregated aggregated && !aggregated.type().nullable();
    return new RexInputRef(
        place, builder.getTypeFactory().createTypeWithNullability(type, !always));
  }

  private final class Collector extends RexShuttle {
    private final Way way;

    Collector(Way way) {
      this.way = way;
    }

    @Override
    public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
      SqlType type = TypeMapping.toWeir(ref.getType()).withNullable(true);
      return reference(row(variables.named(ref.getAlpha()), ref.getIndex(), type), ref.getType());
    }

    private PatternValue.OfRow row(List<Integer> of, int column, SqlType type) {
      return new PatternValue.OfRow(of, way.first, way.offset, way.shift, column, way.whole, type);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getOperator() instanceof PatternFunction function) {
        return patternFunction(function, call);
      }
      return switch (call.getKind()) {
        case FIRST, LAST -> navigate(call, call.getKind() == org.apache.calcite.sql.SqlKind.FIRST);
        case PREV -> shift(call, -1);
        case NEXT -> shift(call, 1);
        case FINAL, RUNNING -> operand(call).accept(this);
        default ->
            call.getOperator() instanceof SqlAggFunction aggregate
                ? aggregate(call, aggregate)
                : super.visitCall(call);
      };
    }

    private RexNode patternFunction(PatternFunction function, RexCall call) {
      return switch (function.question()) {
        case PREV -> shift(call, -1);
        case NEXT -> shift(call, 1);
        case FIRST -> navigate(call, true);
        case LAST -> navigate(call, false);
        case RUNNING -> operand(call).accept(new Collector(way.seeing(asking.wholeMatch)));
        case FINAL -> operand(call).accept(new Collector(way.seeing(true)));
        case CLASSIFIER -> classifier(call);
        case MATCH_NUMBER ->
            reference(
                new PatternValue.MatchNumber(TypeMapping.toWeir(call.getType())), call.getType());
        case MATCH_ROWTIME -> rowTime(call);
        case MATCH_PROCTIME ->
            builder.makeCall(Objects.requireNonNull(FunctionOperator.find("PROCTIME")));
        case COUNT_ROWS -> countRows(call);
        case DISTINCT -> qualified(call, way.distinct());
        case FILTER -> qualified(call, way.filtered(call.getOperands().get(1)));
        case IGNORE_NULLS -> qualified(call, way.ignoringNulls());
      };
    }

    /** The name of the variable of the last row, or of the last one that a union has. */
    private RexNode classifier(RexCall call) {
      SqlType type = TypeMapping.toWeir(call.getType()).withNullable(true);
      List<Integer> of =
          call.getOperands().isEmpty() ? List.of() : variables.named(ref(operand(call)).getAlpha());
      return reference(row(of, PatternValue.OfRow.CLASSIFIER, type), call.getType());
    }

    private RexNode countRows(RexCall call) {
      return aggregated(
          arguments.count(
              ref(operand(call)).getAlpha(),
              way.qualities.filter(),
              TypeMapping.toWeir(call.getType())),
          call.getType());
    }

    /** The aggregates in an expression, each with what is said around them. */
    private RexNode qualified(RexCall call, Way qualified) {
      int before = aggregates;
      RexNode result = operand(call).accept(new Collector(qualified));
      if (aggregates == before) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT,
            ((PatternFunction) call.getOperator()).question().name().replace('_', ' ')
                + " can stand at an aggregate only");
      }
      return result;
    }

    private RexNode rowTime(RexCall call) {
      if (asking.timeColumn < 0) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT, "MATCH_ROWTIME needs ORDER BY a column with a watermark");
      }
      SqlType type = TypeMapping.toWeir(call.getType()).withNullable(true);
      return reference(
          new PatternValue.OfRow(List.of(), false, 0, 0, asking.timeColumn, true, type),
          call.getType());
    }

    /** FIRST or LAST; one inside another is what Calcite puts around each column. */
    private RexNode navigate(RexCall call, boolean first) {
      int offset = call.getOperands().size() < 2 ? 0 : number(call.getOperands().get(1));
      if (!way.navigated) {
        return operand(call).accept(new Collector(way.to(first, offset)));
      }
      if (first || offset != 0) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT, "FIRST and LAST cannot stand inside each other");
      }
      return operand(call).accept(this);
    }

    private RexNode shift(RexCall call, int direction) {
      int rows = call.getOperands().size() < 2 ? 1 : number(call.getOperands().get(1));
      // Calcite writes PREV(x, 0) for a column of the present row.
      boolean plain = rows == 0 && !(call.getOperator() instanceof PatternFunction);
      if (way.navigated && !plain) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT, "PREV and NEXT cannot stand inside FIRST and LAST");
      }
      if (way.shift != 0 && !plain) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT, "PREV and NEXT cannot stand inside each other");
      }
      return operand(call).accept(new Collector(way.shifted(direction * rows)));
    }

    private RexNode aggregate(RexCall call, SqlAggFunction function) {
      if (way.navigated || way.shift != 0) {
        throw new WeirException(
            ErrorCode.INVALID_STATEMENT,
            "aggregates cannot stand inside FIRST, LAST, PREV and NEXT");
      }
      return aggregated(arguments.call(call, function, way.qualities), call.getType());
    }

    private RexNode aggregated(AggregateArguments.Named named, RelDataType type) {
      aggregates++;
      List<Integer> of = named.name().isEmpty() ? List.of() : variables.named(named.name());
      return reference(
          new PatternValue.Aggregated(of, named.call(), named.arguments(), way.whole), type);
    }

    private static RexNode operand(RexCall call) {
      return call.getOperands().getFirst();
    }
  }

  private static RexPatternFieldRef ref(RexNode node) {
    RexNode at = node;
    while (at instanceof RexCall call) {
      at = call.getOperands().getFirst();
    }
    if (at instanceof RexPatternFieldRef ref) {
      return ref;
    }
    throw new IllegalStateException("no column of a variable: " + node);
  }

  private static int number(@Nullable RexNode node) {
    BigDecimal value =
        node instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
    if (value == null || value.signum() < 0) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "FIRST, LAST, PREV and NEXT take a whole number, not below 0, as second argument");
    }
    return value.intValueExact();
  }
}
