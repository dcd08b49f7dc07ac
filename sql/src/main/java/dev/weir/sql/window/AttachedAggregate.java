package dev.weir.sql.window;

import dev.weir.plan.PlanNode;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.sql.node.AggregateCalls;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.WindowColumns;
import dev.weir.sql.type.TypeMapping;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over rows that already lie in windows, grouped by both bounds: those of an inner
 * window aggregate, of a window join or rank, or of a function that could not be taken into the
 * aggregate. The start of the window is a key like any other; the end says when it is over.
 */
final class AttachedAggregate {
  private final NodeConversion plans;

  AttachedAggregate(NodeConversion plans) {
    this.plans = plans;
  }

  /** The aggregate, or null if its rows do not lie in windows or it is not grouped by them. */
  @Nullable PlanNode convert(LogicalAggregate aggregate) {
    WindowColumns windows = WindowColumns.of(aggregate.getInput());
    if (windows == null || !windows.hasBounds(aggregate.getGroupSet())) {
      return null;
    }
    PlanNode input = plans.convert(aggregate.getInput());
    int end = windows.ends().intersect(aggregate.getGroupSet()).nth(0);
    List<Integer> keys = aggregate.getGroupSet().clear(end).asList();
    PlanNode windowed =
        new WindowAggregate(
            input,
            new Window.Attached(windows.cut().local()),
            end,
            keys,
            AggregateCalls.convert(aggregate.getAggCallList(), column -> column, input),
            List.of(WindowProperty.END),
            schema(aggregate, keys, end, input));
    return plans.project(windowed, ordered(aggregate, keys, end), NodeConversion.schema(aggregate));
  }

  private static RowType schema(
      LogicalAggregate aggregate, List<Integer> keys, int end, PlanNode input) {
    List<Field> fields = new ArrayList<>();
    for (int key : keys) {
      fields.add(new Field("key" + fields.size(), input.schema().type(key)));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      fields.add(new Field("agg" + fields.size(), TypeMapping.toWeir(call.getType())));
    }
    fields.add(new Field("window_end", input.schema().type(end)));
    return RowType.of(fields);
  }

  /** The columns of the aggregate in its order. */
  private static List<RexNode> ordered(LogicalAggregate aggregate, List<Integer> keys, int end) {
    int calls = aggregate.getAggCallList().size();
    List<RexNode> columns = new ArrayList<>();
    for (int column : aggregate.getGroupSet()) {
      int place = column == end ? keys.size() + calls : keys.indexOf(column);
      columns.add(
          new RexInputRef(
              place, aggregate.getRowType().getFieldList().get(columns.size()).getType()));
    }
    for (int i = 0; i < calls; i++) {
      columns.add(new RexInputRef(keys.size() + i, aggregate.getAggCallList().get(i).getType()));
    }
    return columns;
  }
}
