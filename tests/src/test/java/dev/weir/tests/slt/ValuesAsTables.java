package dev.weir.tests.slt;

import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.engine.source.ValuesSource;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.Collect;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.FieldPath;
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
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns constant rows of plans into tables of a connector, whose reading a test can hold back. */
final class ValuesAsTables implements Connector {
  static final String NAME = "constant-rows";

  private static final String NUMBER = "number";

  private final List<Values> tables = new ArrayList<>();

  PlanRoot rewrite(PlanRoot root) {
    return switch (root) {
      case Collect(PlanNode input) -> new Collect(rewrite(input));
      case dev.weir.plan.Sink(PlanNode input, CatalogTable table, var mode) ->
          new dev.weir.plan.Sink(rewrite(input), table, mode);
      case Materialize(PlanNode input, String name, List<Integer> key) ->
          new Materialize(rewrite(input), name, key);
    };
  }

  private PlanNode rewrite(PlanNode node) {
    return switch (node) {
      case PlanRoot root -> rewrite(root);
      case Values values -> table(values);
      case Scan scan -> scan;
      case Filter(var input, var condition) -> new Filter(rewrite(input), condition);
      case Project(var input, var expressions, var schema) ->
          new Project(rewrite(input), expressions, schema);
      case AssignWatermark(var input, int column, var watermark, long idle) ->
          new AssignWatermark(rewrite(input), column, watermark, idle);
      case AssignWindow(var input, var window, int column, var partition, var schema) ->
          new AssignWindow(rewrite(input), window, column, partition, schema);
      case Aggregate(var input, var keys, var calls, var schema, long ttl) ->
          new Aggregate(rewrite(input), keys, calls, schema, ttl);
      case OverAggregate(
              var input,
              var partition,
              var order,
              var frame,
              var calls,
              var lags,
              var schema) ->
          new OverAggregate(rewrite(input), partition, order, frame, calls, lags, schema);
      case WindowAggregate(
              var input,
              var window,
              int column,
              var keys,
              var calls,
              var properties,
              var emission,
              var schema) ->
          new WindowAggregate(
              rewrite(input), window, column, keys, calls, properties, emission, schema);
      case Join(
              var left,
              var right,
              var type,
              var ours,
              var theirs,
              var nullSafe,
              var condition,
              var schema,
              var ttl,
              var reach) ->
          new Join(
              rewrite(left),
              rewrite(right),
              type,
              ours,
              theirs,
              nullSafe,
              condition,
              schema,
              ttl,
              reach);
      case TableFunctionJoin(var input, var function, boolean outer, var condition, var schema) ->
          new TableFunctionJoin(rewrite(input), function, outer, condition, schema);
      case ProcessTable process ->
          new ProcessTable(
              rewrite(process.input()),
              process.function(),
              process.arguments(),
              process.partition(),
              process.timeColumn(),
              process.schema());
      case ToChangelog(var input, var codes, var schema) ->
          new ToChangelog(rewrite(input), codes, schema);
      case FromChangelog(var input, int column, var codes, var schema) ->
          new FromChangelog(rewrite(input), column, codes, schema);
      case SetOperation(var left, var right, var kind, boolean all, var schema) ->
          new SetOperation(rewrite(left), rewrite(right), kind, all, schema);
      case Union(var inputs, var schema) ->
          new Union(inputs.stream().map(this::rewrite).toList(), schema);
      case Sort(var input, var keys, long offset, long fetch) ->
          new Sort(rewrite(input), keys, offset, fetch);
      case TemporalSort(var input, var keys, boolean eventTime) ->
          new TemporalSort(rewrite(input), keys, eventTime);
      case Deduplicate(var input, var partition, int time, boolean event, boolean last, long ttl) ->
          new Deduplicate(rewrite(input), partition, time, event, last, ttl);
      case TopN(
              var input,
              var partition,
              var order,
              long first,
              long last,
              var rank,
              var schema,
              long ttl) ->
          new TopN(rewrite(input), partition, order, first, last, rank, schema, ttl);
      case WindowTopN top ->
          new WindowTopN(
              rewrite(top.input()),
              top.end(),
              top.local(),
              top.partition(),
              top.order(),
              top.ties(),
              top.first(),
              top.last(),
              top.withRank(),
              top.schema());
      case WindowJoin join ->
          new WindowJoin(
              rewrite(join.left()),
              rewrite(join.right()),
              join.type(),
              join.leftKeys(),
              join.rightKeys(),
              join.nullSafe(),
              join.condition(),
              join.local(),
              join.schema());
      case MatchRecognize(var input, var arrangement, var search, var result, var schema) ->
          new MatchRecognize(rewrite(input), arrangement, search, result, schema);
      case TemporalJoin join ->
          new TemporalJoin(
              rewrite(join.left()),
              rewrite(join.right()),
              join.type(),
              join.leftKeys(),
              join.rightKeys(),
              join.condition(),
              join.versions(),
              join.schema());
      case CurrentJoin join ->
          new CurrentJoin(
              rewrite(join.left()),
              rewrite(join.right()),
              join.type(),
              join.leftKeys(),
              join.rightKeys(),
              join.condition(),
              join.presence(),
              join.schema());
      case LookupJoin join ->
          new LookupJoin(
              rewrite(join.left()),
              join.table(),
              join.type(),
              join.leftKeys(),
              join.tableKeys(),
              join.condition(),
              join.cache(),
              join.schema());
      case IntervalJoin join ->
          new IntervalJoin(
              rewrite(join.left()),
              rewrite(join.right()),
              join.type(),
              join.leftKeys(),
              join.rightKeys(),
              join.nullSafe(),
              join.condition(),
              join.interval(),
              join.schema());
    };
  }

  private Scan table(Values values) {
    String number = Integer.toString(tables.size());
    tables.add(values);
    CatalogTable table =
        new CatalogTable(
            ObjectName.of("values_" + number),
            values.schema(),
            List.of(),
            Map.of("connector", NAME, NUMBER, number));
    List<FieldPath> columns = new ArrayList<>();
    for (int i = 0; i < values.schema().size(); i++) {
      columns.add(FieldPath.of(values.schema().fieldName(i)));
    }
    return new Scan(table, columns, values.schema(), true, true);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public void validate(CatalogTable table) {}

  @Override
  public boolean bounded(CatalogTable table) {
    return true;
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    Values values = tables.get(Integer.parseInt(table.options().getOrDefault(NUMBER, "")));
    return new ValuesSource(values.rows(), values.schema());
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw new UnsupportedOperationException("constant rows can't be written");
  }
}
