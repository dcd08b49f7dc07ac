package dev.weir.sql.window;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.sql.expression.ColumnList;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.node.AggregateCalls;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WindowSpec;
import dev.weir.sql.node.WindowedRows;
import dev.weir.sql.type.TypeMapping;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Windowing table functions. Grouped by both bounds of the window they become a {@link
 * WindowAggregate}, which gives each window's result once:
 *
 * <pre>
 * Aggregate(window_start, window_end, keys)      Project(keys and bounds in the order asked for)
 *   Project and Filter ...                   ->    WindowAggregate(window, keys)
 *     window function                                Project(time, keys, arguments)
 *       input                                          Filter(conditions on the rows)
 *                                                        input
 * </pre>
 *
 * Anything else keeps the function by itself.
 */
public final class WindowConversion {
  private static final List<WindowProperty> PROPERTIES =
      List.of(WindowProperty.START, WindowProperty.END, WindowProperty.TIME);

  private final NodeConversion plans;
  private final ExpressionConversion expressions;

  public WindowConversion(NodeConversion plans) {
    this.plans = plans;
    this.expressions = plans.expressions();
  }

  /** The function by itself. */
  public PlanNode assign(TableFunctionScan scan) {
    WindowSpec spec = WindowSpec.of(scan);
    if (spec.window() instanceof Window.Session
        && TimeAttributes.isProcessingTime(scan.getInput(0), spec.timeColumn())) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "SESSION of processing time is supported only where its partition is grouped")
          .withHint("Group by window_start, window_end and the columns of PARTITION BY.");
    }
    return new AssignWindow(
        input(scan),
        spec.window(),
        spec.timeColumn(),
        spec.partition(),
        NodeConversion.schema(scan));
  }

  /** The aggregate over a window, or null if it is another kind of aggregate. */
  public @Nullable PlanNode aggregate(LogicalAggregate aggregate) {
    WindowedRows rows = WindowedRows.of(aggregate.getInput());
    if (rows == null || !rows.hasBounds(aggregate.getGroupSet()) || !fits(aggregate, rows)) {
      refuseUpdates(rows);
      return new AttachedAggregate(plans).convert(aggregate);
    }
    WindowSpec spec = WindowSpec.of(rows.window());
    ColumnList columns = new ColumnList("f");
    RelNode source = rows.window().getInput(0);
    int timeColumn = columns.add(reference(source.getRowType(), spec.timeColumn()));
    int time =
        TimeAttributes.isProcessingTime(source, spec.timeColumn())
            ? WindowAggregate.PROCESSING_TIME
            : timeColumn;
    Map<Integer, Integer> places = new HashMap<>();
    List<Integer> keys = new ArrayList<>();
    for (int column : aggregate.getGroupSet()) {
      if (rows.readsDataOnly(rows.columns().get(column))) {
        places.put(column, columns.add(rows.columns().get(column)));
        keys.add(places.get(column));
      }
    }
    for (int column : read(aggregate)) {
      places.put(column, columns.add(rows.columns().get(column)));
    }
    PlanNode below = below(rows, columns);
    List<dev.weir.plan.AggregateCall> calls =
        AggregateCalls.convert(aggregate.getAggCallList(), places::get, below);
    PlanNode windowed =
        new WindowAggregate(
            below,
            spec.window(),
            time,
            keys,
            calls,
            PROPERTIES,
            spec.emission(),
            schema(aggregate, rows, keys, below));
    return above(windowed, aggregate, rows, keys.size());
  }

  private static void refuseUpdates(@Nullable WindowedRows rows) {
    if (rows != null && WindowSpec.emission(rows.window()).updates()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "early or late results are not supported of aggregates that mix window and rows")
          .withHint("Aggregate in a query of its own, and read its result.");
    }
  }

  /**
   * Whether keys, arguments and conditions read either the rows or the window's bounds, not both.
   */
  private static boolean fits(LogicalAggregate aggregate, WindowedRows rows) {
    for (int column : aggregate.getGroupSet()) {
      RexNode key = rows.columns().get(column);
      if (!rows.readsDataOnly(key) && !rows.readsWindowOnly(key)) {
        return false;
      }
    }
    boolean arguments =
        read(aggregate).stream().allMatch(c -> rows.readsDataOnly(rows.columns().get(c)));
    boolean conditions =
        rows.conditions().stream().allMatch(c -> rows.readsDataOnly(c) || rows.readsWindowOnly(c));
    return arguments && conditions && sessionFits(aggregate, rows);
  }

  /** A session ends for each partition: only grouped by just these columns it is one window. */
  private static boolean sessionFits(LogicalAggregate aggregate, WindowedRows rows) {
    WindowSpec spec = WindowSpec.of(rows.window());
    if (!(spec.window() instanceof Window.Session)) {
      return true;
    }
    HashSet<Integer> keys = new HashSet<>();
    for (int column : aggregate.getGroupSet()) {
      RexNode key = rows.columns().get(column);
      if (rows.readsDataOnly(key)) {
        keys.add(key instanceof RexInputRef ref ? ref.getIndex() : -1);
      }
    }
    boolean unfiltered = rows.conditions().stream().noneMatch(rows::readsDataOnly);
    return unfiltered && keys.equals(new HashSet<>(spec.partition()));
  }

  private static List<Integer> read(LogicalAggregate aggregate) {
    List<Integer> columns = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.addAll(call.getArgList());
      if (call.hasFilter()) {
        columns.add(call.filterArg);
      }
    }
    return columns;
  }

  private PlanNode below(WindowedRows rows, ColumnList columns) {
    PlanNode input = input(rows.window());
    List<RexNode> conditions = rows.conditions().stream().filter(rows::readsDataOnly).toList();
    RexNode condition =
        RexUtil.composeConjunction(rows.window().getCluster().getRexBuilder(), conditions);
    PlanNode kept =
        condition.isAlwaysTrue() ? input : new Filter(input, expressions.convert(condition));
    return plans.project(kept, columns.nodes(), columns.schema(kept.schema()));
  }

  private static RowType schema(
      LogicalAggregate aggregate, WindowedRows rows, List<Integer> keys, PlanNode below) {
    List<Field> fields = new ArrayList<>();
    for (int key : keys) {
      fields.add(new Field("key" + fields.size(), below.schema().type(key)));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      fields.add(new Field("agg" + fields.size(), TypeMapping.toWeir(call.getType())));
    }
    RowType output = NodeConversion.schema(rows.window());
    fields.addAll(output.fields().subList(output.size() - PROPERTIES.size(), output.size()));
    return RowType.of(fields);
  }

  /** Conditions on the bounds, then the columns in the order of the aggregate. */
  private PlanNode above(
      PlanNode windowed, LogicalAggregate aggregate, WindowedRows rows, int keys) {
    int calls = aggregate.getAggCallList().size();
    List<RexNode> moved = new ArrayList<>();
    List<RexNode> inner =
        List.copyOf(
            rows.window()
                .getCluster()
                .getRexBuilder()
                .identityProjects(rows.window().getRowType()));
    for (int i = 0; i < inner.size(); i++) {
      int place = i - rows.dataColumns() + keys + calls;
      moved.add(
          i < rows.dataColumns() ? inner.get(i) : new RexInputRef(place, inner.get(i).getType()));
    }
    List<RexNode> conditions = rows.conditions().stream().filter(rows::readsWindowOnly).toList();
    RexNode condition =
        RexUtil.composeConjunction(
            rows.window().getCluster().getRexBuilder(), WindowedRows.substitute(conditions, moved));
    PlanNode kept =
        condition.isAlwaysTrue() ? windowed : new Filter(windowed, expressions.convert(condition));
    List<RexNode> output = new ArrayList<>();
    int key = 0;
    for (int column : aggregate.getGroupSet()) {
      RexNode node = rows.columns().get(column);
      output.add(
          rows.readsDataOnly(node)
              ? new RexInputRef(key++, node.getType())
              : WindowedRows.substitute(List.of(node), moved).getFirst());
    }
    for (int i = 0; i < calls; i++) {
      output.add(new RexInputRef(keys + i, aggregate.getAggCallList().get(i).getType()));
    }
    return plans.project(kept, output, NodeConversion.schema(aggregate));
  }

  private PlanNode input(TableFunctionScan scan) {
    return plans.convert(scan.getInput(0));
  }

  private static RexNode reference(RelDataType rows, int column) {
    return RexInputRef.of(column, rows);
  }
}
