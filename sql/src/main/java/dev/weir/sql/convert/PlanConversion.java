package dev.weir.sql.convert;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Literal;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.FieldPath;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Scan;
import dev.weir.plan.SetOperation.Kind;
import dev.weir.plan.Values;
import dev.weir.sql.expression.Constants;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.LiteralConversion;
import dev.weir.sql.join.JoinConversion;
import dev.weir.sql.join.SetConversion;
import dev.weir.sql.lateral.ChangelogConversion;
import dev.weir.sql.lateral.LateralConversion;
import dev.weir.sql.lateral.ProcessConversion;
import dev.weir.sql.match.MatchConversion;
import dev.weir.sql.node.AggregateCalls;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.Quantifiers;
import dev.weir.sql.node.StateTtl;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WindowColumns;
import dev.weir.sql.over.OverConversion;
import dev.weir.sql.rank.TopNConversion;
import dev.weir.sql.rule.MarkNode;
import dev.weir.sql.rule.PatternMatch;
import dev.weir.sql.rule.SourceScan;
import dev.weir.sql.rule.TemporalNode;
import dev.weir.sql.rule.WatermarkNode;
import dev.weir.sql.window.WindowConversion;
import dev.weir.sql.window.WindowJoins;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.tools.RelBuilder;

/** From Calcite's tree to Weir's plan, node by node. */
public final class PlanConversion implements NodeConversion {
  private final ExpressionConversion expressions;
  private final StateTtl ttl;
  private final Quantifiers quantifiers;
  private final WindowConversion windows;
  private final TopNConversion ranks;
  private final OverConversion overs;
  private final JoinConversion joins;
  private final LateralConversion laterals;
  private final MatchConversion matches;
  private final SetConversion sets;
  private final SortConversion sorts;

  public PlanConversion(ExpressionConversion expressions, StateTtl ttl, Quantifiers quantifiers) {
    this.expressions = expressions;
    this.ttl = ttl;
    this.quantifiers = quantifiers;
    this.windows = new WindowConversion(this);
    this.ranks = new TopNConversion(this);
    this.overs = new OverConversion(this);
    this.joins = new JoinConversion(this);
    this.laterals = new LateralConversion(this);
    this.matches = new MatchConversion(this);
    this.sets = new SetConversion(this);
    this.sorts = new SortConversion(this);
  }

  @Override
  public ExpressionConversion expressions() {
    return expressions;
  }

  @Override
  public Quantifiers quantifiers() {
    return quantifiers;
  }

  @Override
  public StateTtl stateTtl() {
    return ttl;
  }

  @Override
  public PlanNode convert(RelNode node) {
    return switch (node) {
      case SourceScan scan -> scan(scan);
      case WatermarkNode watermark ->
          new AssignWatermark(
              convert(watermark.getInput()),
              watermark.timeColumn(),
              expressions.convert(watermark.watermark()),
              watermark.idleMillis());
      case LogicalProject project when project.containsOver() -> overs.convert(project);
      case LogicalProject project -> project(project);
      case LogicalFilter filter -> filter(filter);
      case LogicalAggregate aggregate -> aggregate(aggregate);
      case PatternMatch match -> matches.convert(match);
      case LogicalTableFunctionScan function when LateralConversion.handles(function) ->
          laterals.convertAlone(function);
      case LogicalTableFunctionScan function when ProcessConversion.handles(function) ->
          new ProcessConversion(this).convert(function);
      case LogicalTableFunctionScan function when ChangelogConversion.handles(function) ->
          ChangelogConversion.convert(function, this);
      case LogicalTableFunctionScan function -> windows.assign(function);
      case LogicalJoin join -> join(join);
      case LogicalCorrelate correlate when LateralConversion.handles(correlate) ->
          laterals.convert(correlate);
      case Uncollect uncollect -> laterals.convertAlone(uncollect);
      case MarkNode mark -> joins.convert(mark);
      case TemporalNode temporal -> joins.convert(temporal);
      case LogicalUnion union -> sets.union(union);
      case LogicalIntersect intersect -> sets.convert(intersect, Kind.INTERSECT);
      case LogicalMinus minus -> sets.convert(minus, Kind.EXCEPT);
      case LogicalSort sort -> sorts.convert(sort);
      case LogicalValues values -> values(values);
      case Snapshot snapshot when TimeAttributes.isProcessingTime(snapshot.getPeriod()) ->
          throw new WeirException(
                  ErrorCode.INVALID_STATEMENT,
                  "FOR SYSTEM_TIME AS OF takes a time attribute of the left side")
              .withHint("Declare a column of the left table AS PROCTIME(), and name that.");
      case Snapshot _ ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED, "FOR SYSTEM_TIME AS OF a constant is not supported yet");
      default -> throw Unconverted.error(node);
    };
  }

  private PlanNode scan(SourceScan scan) {
    if (scan.upserts()) {
      return UpsertScan.of(scan, ttl.millis());
    }
    RowType columns = scan.columns();
    List<FieldPath> paths = columns.names().stream().map(FieldPath::of).toList();
    return new Scan(scan.table(), paths, columns, scan.bounded(), scan.insertOnly());
  }

  /** Columns that Calcite has given names of its own keep theirs. */
  private PlanNode project(LogicalProject project) {
    PlanNode input = convert(project.getInput());
    RowType schema = NodeConversion.schema(project);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      Field field = schema.fields().get(i);
      fields.add(
          field.name().startsWith("$f")
                  && project.getProjects().get(i) instanceof RexInputRef column
              ? new Field(input.schema().fieldName(column.getIndex()), field.type())
              : field);
    }
    return project(input, project.getProjects(), RowType.of(fields));
  }

  private PlanNode join(LogicalJoin join) {
    if (!WindowColumns.isWindowJoin(join)) {
      return joins.convert(join);
    }
    return join.getJoinType() == JoinRelType.RIGHT
        ? convert(swapped(join))
        : WindowJoins.of(join, joins.convert(join));
  }

  /** A right join as a left join the other way, its columns put back in order. */
  private static RelNode swapped(LogicalJoin join) {
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
    RelNode swapped = JoinCommuteRule.swap(join, true, builder);
    if (swapped == null) {
      throw new IllegalStateException(join.getJoinType() + " JOIN cannot be turned round");
    }
    return swapped;
  }

  private PlanNode filter(LogicalFilter filter) {
    PlanNode topN = ranks.convert(filter);
    return topN != null
        ? topN
        : new Filter(convert(filter.getInput()), expressions.convert(filter.getCondition()));
  }

  private PlanNode aggregate(LogicalAggregate aggregate) {
    PlanNode windowed = windows.aggregate(aggregate);
    if (windowed != null) {
      return windowed;
    }
    PlanNode input = convert(aggregate.getInput());
    return new Aggregate(
        input,
        aggregate.getGroupSet().asList(),
        AggregateCalls.convert(aggregate.getAggCallList(), column -> column, input),
        NodeConversion.schema(aggregate),
        ttl.of(aggregate));
  }

  private PlanNode values(LogicalValues values) {
    RowType schema = NodeConversion.schema(values);
    List<List<Literal>> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.getTuples()) {
      List<Literal> row = new ArrayList<>();
      for (int i = 0; i < tuple.size(); i++) {
        row.add(Constants.cast(LiteralConversion.convert(tuple.get(i)), schema.type(i)));
      }
      rows.add(row);
    }
    return new Values(rows, schema);
  }
}
