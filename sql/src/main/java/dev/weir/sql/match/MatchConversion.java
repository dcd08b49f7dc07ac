package dev.weir.sql.match;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.SortKey;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternVariable;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.plan.RowPattern;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.Quantifiers;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.rule.PatternMatch;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;

/** MATCH_RECOGNIZE as a plan. */
public final class MatchConversion {
  private final NodeConversion plans;
  private final ExpressionConversion expressions;

  public MatchConversion(NodeConversion plans) {
    this.plans = plans;
    this.expressions = plans.expressions().inPattern();
  }

  public PlanNode convert(PatternMatch match) {
    RelNode rows = match.getInput();
    MatchRecognize.Arrangement arrangement = arrangement(match);
    PatternConversion patterns = new PatternConversion();
    RowPattern standard = patterns.convert(match);
    RowPattern pattern =
        plans.quantifiers() == Quantifiers.FLINK ? FlinkRule.apply(standard, match) : standard;
    Variables variables = Variables.of(patterns.names(), match.getSubsets());
    int columns = rows.getRowType().getFieldCount();
    RexBuilder builder = match.getCluster().getRexBuilder();
    AggregateArguments arguments = new AggregateArguments(columns, variables, expressions, builder);
    ValueCollection asked =
        new ValueCollection(
            variables,
            arguments,
            builder,
            new ValueCollection.Asking(arrangement.timeColumn(), false));
    List<PatternVariable> defined = new ArrayList<>();
    for (String name : variables.names()) {
      RexNode condition = match.getPatternDefinitions().get(name);
      defined.add(
          new PatternVariable(
              name, condition == null ? null : expressions.convert(asked.collect(condition))));
    }
    ValueCollection told =
        new ValueCollection(
            variables,
            arguments,
            builder,
            new ValueCollection.Asking(arrangement.timeColumn(), match.rows() == MatchRows.ONE));
    MatchRecognize.Result result = result(match, told);
    MatchRecognize.Search search =
        new MatchRecognize.Search(
            pattern, defined, asked.values(), within(match), skip(match, variables));
    PlanNode input = withArguments(newRows(plans.convert(rows)), arguments);
    return new MatchRecognize(input, arrangement, search, result, schema(match, result));
  }

  /** A match that was given out cannot be taken back. */
  private static PlanNode newRows(PlanNode rows) {
    if (!rows.insertOnly()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "MATCH_RECOGNIZE takes new rows only, but rows of its table change")
          .withHint("Put it on a source, or on a query without GROUP BY, join or Top-N.");
    }
    return rows;
  }

  private static MatchRecognize.Arrangement arrangement(PatternMatch match) {
    List<SortKey> keys = NodeConversion.sortKeys(match.getOrderKeys().getFieldCollations());
    if (keys.isEmpty()) {
      throw notOrdered();
    }
    SortKey first = keys.getFirst();
    boolean arrival = TimeAttributes.isProcessingTime(match.getInput(), first.column());
    if (!arrival && !TimeAttributes.isTime(match.getInput(), first.column())) {
      throw notOrdered();
    }
    if (first.descending()) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED, "MATCH_RECOGNIZE cannot order rows by descending time");
    }
    List<Integer> partition = new ArrayList<>();
    List<String> names = match.getInput().getRowType().getFieldNames();
    int keyCount = match.getPartitionKeys().cardinality();
    for (int i = 0; i < keyCount; i++) {
      partition.add(names.indexOf(match.getRowType().getFieldNames().get(i)));
    }
    return new MatchRecognize.Arrangement(partition, first.column(), keys.subList(1, keys.size()));
  }

  private static WeirException notOrdered() {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "MATCH_RECOGNIZE needs ORDER BY with a time column first")
        .withHint("Order by the column that the table's WATERMARK is for.");
  }

  private MatchRecognize.Result result(PatternMatch match, ValueCollection told) {
    List<Integer> columns = new ArrayList<>();
    List<Expr> measures = new ArrayList<>();
    List<String> input = match.getInput().getRowType().getFieldNames();
    for (String name : match.getRowType().getFieldNames()) {
      RexNode measure = match.getMeasures().get(name);
      if (measure == null) {
        columns.add(input.indexOf(name));
      } else {
        columns.add(MatchRecognize.Result.MEASURE);
        measures.add(
            ExpressionConversion.cast(
                expressions.convert(told.collect(measure)), TypeMapping.toWeir(measure.getType())));
      }
    }
    return new MatchRecognize.Result(match.rows(), columns, told.values(), measures);
  }

  /** The columns, of which measures can be NULL wherever their expressions can. */
  private static RowType schema(PatternMatch match, MatchRecognize.Result result) {
    RowType plain = NodeConversion.schema(match);
    List<Field> fields = new ArrayList<>();
    int measure = 0;
    for (int i = 0; i < plain.size(); i++) {
      boolean nullable = plain.type(i).nullable();
      if (result.columns().get(i) == MatchRecognize.Result.MEASURE) {
        nullable |= result.measures().get(measure++).type().nullable();
        nullable |= match.rows() == MatchRows.ALL_WITH_UNMATCHED;
      }
      fields.add(new Field(plain.fieldName(i), plain.type(i).withNullable(nullable)));
    }
    return RowType.of(fields);
  }

  private static long within(PatternMatch match) {
    RexNode interval = match.getInterval();
    if (interval == null) {
      return MatchRecognize.Search.UNLIMITED;
    }
    BigDecimal millis =
        interval instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
    if (millis == null || interval.getType().getSqlTypeName().isYearMonth()) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "WITHIN takes an interval of days, hours, minutes or seconds");
    }
    return millis.longValueExact();
  }

  private static MatchSkip skip(PatternMatch match, Variables variables) {
    RexNode after = match.getAfter();
    if (after instanceof RexLiteral literal) {
      return literal.getValueAs(SqlMatchRecognize.AfterOption.class)
              == SqlMatchRecognize.AfterOption.SKIP_PAST_LAST_ROW
          ? new MatchSkip.PastLastRow()
          : new MatchSkip.ToNextRow();
    }
    RexCall call = (RexCall) after;
    String name =
        String.valueOf(((RexLiteral) call.getOperands().getFirst()).getValueAs(String.class));
    boolean first = call.getKind() == SqlKind.SKIP_TO_FIRST;
    return new MatchSkip.ToVariable(variables.named(name), name, first);
  }

  /** The input with the arguments of aggregates as further columns. */
  private PlanNode withArguments(PlanNode input, AggregateArguments arguments) {
    if (arguments.computed().isEmpty()) {
      return input;
    }
    List<Field> fields = new ArrayList<>(input.schema().fields());
    List<Expr> values = new ArrayList<>(Projections.references(input.schema()));
    for (RexNode argument : arguments.computed()) {
      Expr expression = expressions.convert(argument);
      values.add(expression);
      fields.add(new Field("$argument" + fields.size(), expression.type()));
    }
    return new Project(input, values, RowType.of(fields));
  }
}
