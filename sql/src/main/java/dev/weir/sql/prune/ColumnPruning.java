package dev.weir.sql.prune;

import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.SortKey;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Filter;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.MatchRecognize;
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
import dev.weir.type.Field;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Takes out of a plan the columns that nobody reads, from the result down to the scans, and splits
 * rows in the scans into the fields that are read.
 */
public final class ColumnPruning {
  private ColumnPruning() {}

  /** A plan with the same columns in its result. */
  public static PlanNode apply(PlanNode plan) {
    List<Integer> all = IntStream.range(0, plan.schema().size()).boxed().toList();
    Pruned pruned = prune(plan, Needed.columns(all));
    return ordered(pruned, all, plan.schema());
  }

  static Pruned prune(PlanNode node, Needed needed) {
    return switch (node) {
      case Scan scan -> scan(scan, needed);
      case Values values -> new Pruned(values, Pruned.identity(values.schema().size()));
      case Filter filter -> {
        Pruned input = prune(filter.input(), needed.copy().add(filter.condition()));
        Expr condition = input.move(filter.condition());
        yield input.with(new Filter(PartitionConditions.apply(input.node(), condition), condition));
      }
      case Project project -> ProjectPruning.prune(project, needed);
      case AssignWatermark watermark -> watermark(watermark, needed);
      case AssignWindow assign -> window(assign, needed);
      case Aggregate aggregate -> AggregatePruning.prune(aggregate, needed);
      case OverAggregate over -> OverPruning.prune(over, needed);
      case WindowAggregate aggregate -> AggregatePruning.prune(aggregate, needed);
      case Join join -> JoinPruning.prune(join, needed);
      case TableFunctionJoin join -> LateralPruning.prune(join, needed);
      case Union union -> union(union, needed);
      case SetOperation set ->
          new Pruned(
              new SetOperation(
                  whole(set.left(), needed),
                  whole(set.right(), needed),
                  set.kind(),
                  set.all(),
                  set.schema()),
              Pruned.identity(set.schema().size()));
      case Sort sort -> {
        Pruned input =
            prune(
                sort.input(),
                needed.copy().addColumns(sort.keys().stream().map(SortKey::column).toList()));
        yield input.with(
            new Sort(input.node(), order(input, sort.keys()), sort.offset(), sort.fetch()));
      }
      case TemporalSort sort -> {
        Needed below = sort.eventTime() ? needed.copyWithWatermark() : needed.copy();
        Pruned input =
            prune(
                sort.input(), below.addColumns(sort.keys().stream().map(SortKey::column).toList()));
        yield input.with(
            new TemporalSort(input.node(), order(input, sort.keys()), sort.eventTime()));
      }
      case TopN top -> top(top, needed);
      case Deduplicate first -> {
        Needed below = first.waits() ? needed.copyWithWatermark() : needed.copy();
        Pruned input =
            prune(first.input(), below.addColumns(first.partition()).add(first.timeColumn()));
        yield input.with(
            new Deduplicate(
                input.node(),
                input.places(first.partition()),
                input.place(first.timeColumn()),
                first.eventTime(),
                first.keepLast(),
                first.ttl()));
      }
      case WindowTopN top -> WindowPruning.prune(top, needed);
      case WindowJoin join -> WindowPruning.prune(join, needed);
      case ProcessTable process -> {
        // The function sees the whole row.
        Needed below = process.timeColumn() < 0 ? needed.below() : Needed.watermark();
        yield new Pruned(
            new ProcessTable(
                whole(process.input(), below),
                process.function(),
                process.arguments(),
                process.partition(),
                process.timeColumn(),
                process.schema()),
            Pruned.identity(process.schema().size()));
      }
      case ToChangelog changes -> ChangelogPruning.prune(changes, needed);
      case FromChangelog rows -> ChangelogPruning.prune(rows, needed);
      case MatchRecognize match -> MatchPruning.prune(match);
      case TemporalJoin join -> JoinPruning.prune(join, needed);
      case CurrentJoin join -> JoinPruning.prune(join, needed);
      case LookupJoin join -> JoinPruning.prune(join, needed);
      case IntervalJoin join -> JoinPruning.prune(join, needed);
      case PlanRoot root -> throw new IllegalArgumentException("a root inside a plan: " + root);
    };
  }

  /** A node with all its columns. */
  private static PlanNode whole(PlanNode node, Needed needed) {
    List<Integer> all = IntStream.range(0, node.schema().size()).boxed().toList();
    return ordered(prune(node, needed.below().addColumns(all)), all, node.schema());
  }

  /** The node with just these columns, in this order. */
  static PlanNode ordered(Pruned pruned, List<Integer> columns, RowType schema) {
    PlanNode node = pruned.node();
    List<Expr> expressions = new ArrayList<>();
    boolean same = node.schema().size() == columns.size();
    for (int i = 0; i < columns.size(); i++) {
      int place = pruned.place(columns.get(i));
      same &= place == i;
      expressions.add(new InputRef(place, node.schema().type(place)));
    }
    return same ? node : ProjectPruning.project(node, expressions, names(columns, schema));
  }

  private static List<String> names(List<Integer> columns, RowType schema) {
    return columns.stream().map(schema::fieldName).toList();
  }

  private static Pruned scan(Scan scan, Needed needed) {
    RowType schema = scan.schema();
    List<ColumnPath> paths =
        needed.isEmpty() ? List.of(ColumnPath.of(cheapest(schema))) : needed.list();
    List<Field> fields = new ArrayList<>();
    Map<ColumnPath, Integer> places = new HashMap<>();
    for (ColumnPath path : paths) {
      places.put(path, fields.size());
      fields.add(new Field(path.names(schema).toString(), path.type(schema)));
    }
    return new Pruned(
        scan.withColumns(
            paths.stream().map(path -> path.names(schema)).toList(), RowType.of(fields)),
        places);
  }

  /** The column to read when only the number of rows counts. */
  private static int cheapest(RowType schema) {
    for (int i = 0; i < schema.size(); i++) {
      if (schema.type(i).layout() == Layout.LONG) {
        return i;
      }
    }
    return 0;
  }

  /** A watermark that nobody waits for is not worth the reading of its column. */
  private static Pruned watermark(AssignWatermark watermark, Needed needed) {
    if (!needed.needsWatermark() && !needed.has(watermark.timeColumn())) {
      return prune(watermark.input(), needed);
    }
    Needed more = needed.copy().add(watermark.timeColumn()).add(watermark.watermark());
    Pruned input = prune(watermark.input(), more);
    int time = input.place(watermark.timeColumn());
    return input.with(
        new AssignWatermark(
            input.node(), time, input.move(watermark.watermark()), watermark.idleMillis()));
  }

  private static Pruned window(AssignWindow assign, Needed needed) {
    int columns = assign.input().schema().size();
    Needed below = Needed.watermark().add(assign.timeColumn()).addColumns(assign.partition());
    needed.list().stream().filter(path -> path.column() < columns).forEach(below::add);
    Pruned input = prune(assign.input(), below);
    Map<ColumnPath, Integer> places = new HashMap<>(input.places());
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    for (int i = columns; i < assign.schema().size(); i++) {
      places.put(ColumnPath.of(i), fields.size());
      fields.add(assign.schema().fields().get(i));
    }
    return new Pruned(
        new AssignWindow(
            input.node(),
            assign.window(),
            input.place(assign.timeColumn()),
            input.places(assign.partition()),
            RowType.of(fields)),
        places);
  }

  private static Pruned union(Union union, Needed needed) {
    List<Integer> columns =
        IntStream.range(0, union.schema().size()).filter(needed::has).boxed().toList();
    List<Integer> kept = columns.isEmpty() ? List.of(0) : columns;
    List<PlanNode> inputs =
        union.inputs().stream()
            .map(input ->
                ordered(prune(input, needed.below().addColumns(kept)), kept, union.schema()))
            .toList();
    List<Field> fields = kept.stream().map(union.schema().fields()::get).toList();
    Map<ColumnPath, Integer> places = new HashMap<>();
    kept.forEach(column -> places.put(ColumnPath.of(column), places.size()));
    return new Pruned(new Union(inputs, RowType.of(fields)), places);
  }

  private static Pruned top(TopN top, Needed needed) {
    int columns = top.input().schema().size();
    boolean rank = top.withRank() && needed.has(columns);
    Needed below =
        needed
            .below()
            .addColumns(top.partition())
            .addColumns(top.order().stream().map(SortKey::column).toList());
    needed.list().stream().filter(path -> path.column() < columns).forEach(below::add);
    Pruned input = prune(top.input(), below);
    Map<ColumnPath, Integer> places = new HashMap<>(input.places());
    List<Field> fields = new ArrayList<>(input.node().schema().fields());
    if (rank) {
      places.put(ColumnPath.of(columns), fields.size());
      fields.add(top.schema().fields().get(columns));
    }
    return new Pruned(
        new TopN(
            input.node(),
            input.places(top.partition()),
            order(input, top.order()),
            top.first(),
            top.last(),
            rank,
            RowType.of(fields),
            top.ttl()),
        places);
  }

  static List<SortKey> order(Pruned input, List<SortKey> keys) {
    return keys.stream()
        .map(key -> new SortKey(input.place(key.column()), key.descending(), key.nullsFirst()))
        .toList();
  }
}
