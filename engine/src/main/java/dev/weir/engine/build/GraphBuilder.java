package dev.weir.engine.build;

import dev.weir.batch.Batch;
import dev.weir.connector.Connectors;
import dev.weir.connector.Source;
import dev.weir.engine.aggregate.AggregateOperator;
import dev.weir.engine.attached.WindowJoinOperator;
import dev.weir.engine.attached.WindowTopNOperator;
import dev.weir.engine.graph.GraphNode;
import dev.weir.engine.graph.JobGraph;
import dev.weir.engine.join.CurrentJoinOperator;
import dev.weir.engine.join.IntervalJoinOperator;
import dev.weir.engine.join.JoinOperator;
import dev.weir.engine.join.LookupJoinOperator;
import dev.weir.engine.join.PairCondition;
import dev.weir.engine.join.TemporalJoinOperator;
import dev.weir.engine.lateral.TableFunctionOperator;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.output.CollectOperator;
import dev.weir.engine.output.SinkOperator;
import dev.weir.engine.over.OverOperator;
import dev.weir.engine.pattern.PatternOperator;
import dev.weir.engine.process.ProcessOperator;
import dev.weir.engine.rank.DeduplicateOperator;
import dev.weir.engine.rank.TopNOperator;
import dev.weir.engine.set.SetOperator;
import dev.weir.engine.sort.LimitOperator;
import dev.weir.engine.sort.SortOperator;
import dev.weir.engine.sort.TemporalSortOperator;
import dev.weir.engine.source.ValuesSource;
import dev.weir.engine.stage.FromChangelogOperator;
import dev.weir.engine.stage.PairFilter;
import dev.weir.engine.stage.PickOperator;
import dev.weir.engine.stage.ToChangelogOperator;
import dev.weir.engine.stage.UnionOperator;
import dev.weir.engine.stage.WatermarkOperator;
import dev.weir.engine.view.ViewOperator;
import dev.weir.engine.view.ViewTable;
import dev.weir.engine.window.AssignWindowOperator;
import dev.weir.engine.window.WindowAggregateOperator;
import dev.weir.expr.Expr;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.Collect;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Filter;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.Materialize;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.PlanNode;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.ProcessTable;
import dev.weir.plan.Project;
import dev.weir.plan.Scan;
import dev.weir.plan.SetOperation;
import dev.weir.plan.Sink;
import dev.weir.plan.Sort;
import dev.weir.plan.TableFunctionJoin;
import dev.weir.plan.TemporalJoin;
import dev.weir.plan.TemporalSort;
import dev.weir.plan.ToChangelog;
import dev.weir.plan.TopN;
import dev.weir.plan.Union;
import dev.weir.plan.Values;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowJoin;
import dev.weir.plan.WindowTopN;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns plan nodes into operators: one switch, no logic. Equal sub-plans become one node whose rows
 * go to several users.
 */
public final class GraphBuilder {
  private final Tables tables;
  private final Results results;
  private final SharedScans scans;
  private final FusedStages stages;
  private final List<GraphNode> nodes = new ArrayList<>();
  private final Map<PlanNode, Integer> built = new HashMap<>();
  private final Map<String, ViewTable> views = new LinkedHashMap<>();

  /** Who takes the rows of a SELECT, and is told of their end. */
  public record Results(Consumer<Batch> rows, Runnable atSnapshot, Runnable atEnd) {}

  private GraphBuilder(List<PlanRoot> roots, Connectors connectors, Results results) {
    this.tables = new Tables(connectors);
    this.results = results;
    this.scans = new SharedScans(roots);
    this.stages = new FusedStages(roots);
  }

  public static Built build(List<PlanRoot> roots, Connectors connectors, Results results) {
    GraphBuilder builder = new GraphBuilder(roots, connectors, results);
    roots.forEach(builder::node);
    return new Built(new JobGraph(builder.nodes), builder.views);
  }

  /** The number of the graph's node for a plan node. */
  private int node(PlanNode plan) {
    Integer known = built.get(plan);
    if (known != null) {
      return known;
    }
    int number = add(plan);
    built.put(plan, number);
    return number;
  }

  private int add(PlanNode plan) {
    return switch (plan) {
      case Scan scan -> scan(scan);
      case Values values ->
          source(values, "VALUES", new ValuesSource(values.rows(), values.schema()));
      case Filter filter -> stage(filter);
      case Project project -> stage(project);
      case AssignWatermark watermark -> operator(watermark, WatermarkOperator.of(watermark));
      case AssignWindow window -> operator(window, AssignWindowOperator.of(window));
      case Aggregate aggregate -> operator(aggregate, AggregateOperator.of(aggregate));
      case OverAggregate over -> operator(over, OverOperator.of(over));
      case WindowAggregate aggregate -> operator(aggregate, WindowAggregateOperator.of(aggregate));
      case Join join -> operator(join, JoinOperator.of(join, pairFilter(join)));
      case ProcessTable process -> operator(process, ProcessOperator.of(process));
      case ToChangelog changes -> operator(changes, new ToChangelogOperator(changes));
      case FromChangelog rows -> operator(rows, new FromChangelogOperator(rows));
      case TableFunctionJoin join -> operator(join, TableFunctionOperator.of(join));
      case Union union -> operator(union, new UnionOperator());
      case SetOperation set -> operator(set, SetOperator.of(set));
      case Sort sort -> sort(sort);
      case TemporalSort sort -> operator(sort, new TemporalSortOperator(sort));
      case TopN top -> operator(top, TopNOperator.of(top));
      case Deduplicate first -> operator(first, DeduplicateOperator.of(first));
      case WindowJoin join -> operator(join, WindowJoinOperator.of(join, pairFilter(join)));
      case TemporalJoin join ->
          operator(
              join,
              TemporalJoinOperator.of(
                  join, pairFilter(join.left(), join.right(), join.condition())));
      case CurrentJoin join ->
          operator(
              join,
              CurrentJoinOperator.of(
                  join, pairFilter(join.left(), join.right(), join.condition())));
      case LookupJoin join ->
          operator(
              join,
              LookupJoinOperator.of(
                  join,
                  pairFilter(join.left(), join.table(), join.condition()),
                  tables.access(join)));
      case IntervalJoin join ->
          operator(
              join,
              IntervalJoinOperator.of(
                  join, pairFilter(join.left(), join.right(), join.condition())));
      case WindowTopN top -> operator(top, WindowTopNOperator.of(top));
      case MatchRecognize match -> operator(match, PatternOperator.of(match));
      case Sink sink -> operator(sink, SinkOperator.of(sink, tables.sink(sink)));
      case Collect collect ->
          operator(
              collect, new CollectOperator(results.rows(), results.atSnapshot(), results.atEnd()));
      case Materialize materialize -> view(materialize);
    };
  }

  private int scan(Scan scan) {
    Scan shared = scans.of(scan);
    if (shared.equals(scan)) {
      return source(shared, "scan of " + scan.table().name(), tables.source(shared));
    }
    int input = node(shared);
    if (shared.columns().equals(scan.columns())) {
      return input;
    }
    List<Integer> columns = scan.columns().stream().map(shared.columns()::indexOf).toList();
    return put(scan, List.of(input), new PickOperator(columns, scan.schema(), scan.insertOnly()));
  }

  private int source(PlanNode plan, String description, Source source) {
    nodes.add(
        new GraphNode.SourceNode(id(plan), description, source, plan.schema(), plan.insertOnly()));
    return nodes.size() - 1;
  }

  private int stage(PlanNode plan) {
    FusedStages.Stage stage = stages.endingWith(plan);
    int input = node(stage.input());
    return put(plan, List.of(input), stage.operator());
  }

  private int view(Materialize plan) {
    ViewTable table = new ViewTable(plan.schema(), plan.key());
    views.put(plan.name(), table);
    return operator(plan, new ViewOperator(table));
  }

  private int sort(Sort sort) {
    if (!sort.keys().isEmpty()) {
      return operator(sort, new SortOperator(sort));
    }
    if (sort.input().insertOnly()) {
      return operator(sort, new LimitOperator(sort));
    }
    return operator(sort, TopNOperator.of(anyRows(sort)));
  }

  /**
   * LIMIT over rows that can be taken back: others take their place, so it is a top-n of no order.
   */
  private static TopN anyRows(Sort sort) {
    long last = sort.fetch() > Sort.ALL - sort.offset() ? Sort.ALL : sort.offset() + sort.fetch();
    return new TopN(
        sort.input(), List.of(), List.of(), sort.offset() + 1, last, false, sort.schema());
  }

  private static @Nullable PairCondition pairFilter(Join join) {
    return pairFilter(join.left(), join.right(), join.condition());
  }

  private static @Nullable PairCondition pairFilter(WindowJoin join) {
    return pairFilter(join.left(), join.right(), join.condition());
  }

  private static @Nullable PairCondition pairFilter(
      PlanNode left, PlanNode right, @Nullable Expr condition) {
    return condition == null ? null : PairFilter.of(left.schema(), right.schema(), condition);
  }

  private int operator(PlanNode plan, Operator operator) {
    List<Integer> inputs = plan.inputs().stream().map(this::node).toList();
    return put(plan, inputs, operator);
  }

  private int put(PlanNode plan, List<Integer> inputs, Operator operator) {
    nodes.add(
        new GraphNode.OperatorNode(
            id(plan), description(plan), operator, inputs, plan.schema(), plan.insertOnly()));
    return nodes.size() - 1;
  }

  private String id(PlanNode plan) {
    return nodes.size() + "-" + plan.getClass().getSimpleName();
  }

  private static String description(PlanNode plan) {
    return plan.getClass().getSimpleName();
  }
}
