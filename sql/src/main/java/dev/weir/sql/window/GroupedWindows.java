package dev.weir.sql.window;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WindowSpec;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.GroupedWindowProperty;
import dev.weir.sql.validate.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Windows in GROUP BY as windowing table functions, so that there is one kind of them:
 *
 * <pre>
 * Aggregate(TUMBLE_START(t, i), TUMBLE_END(t, i), k)     Aggregate(window_start, window_end, k)
 *   Project(.., t, k)                               -&gt;     TUMBLE(t, i)
 *                                                            Project(.., t, k)
 * </pre>
 *
 * A session is kept for each value of the other keys.
 */
public final class GroupedWindows extends RelHomogeneousShuttle {
  private final EmitStrategy strategy;

  private GroupedWindows(EmitStrategy strategy) {
    this.strategy = strategy;
  }

  /** The tree without windows in GROUP BY. */
  public static RelNode apply(RelNode tree, EmitStrategy strategy) {
    return tree.accept(new GroupedWindows(strategy));
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode changed = super.visit(node).accept(new SubQueries());
    if (changed instanceof LogicalAggregate aggregate
        && aggregate.getInput() instanceof LogicalProject project) {
      RexCall property = firstProperty(project);
      return property == null ? changed : windowed(aggregate, project, property);
    }
    return changed;
  }

  private RelNode windowed(LogicalAggregate aggregate, LogicalProject project, RexCall property) {
    WindowFunction function = ((GroupedWindowProperty) property.getOperator()).window();
    RexNode time = property.getOperands().getFirst();
    checkTime(project, function, time);
    List<RexNode> columns = new ArrayList<>();
    ImmutableBitSet.Builder properties = ImmutableBitSet.builder();
    for (int i = 0; i < project.getProjects().size(); i++) {
      boolean isProperty = property(project.getProjects().get(i)) != null;
      columns.add(isProperty ? time : project.getProjects().get(i));
      if (isProperty) {
        properties.set(i);
      }
    }
    List<String> names = project.getRowType().getFieldNames();
    RelNode rows = LogicalProject.create(project.getInput(), List.of(), columns, names, Set.of());
    ImmutableBitSet windowKeys = properties.build();
    RelNode window =
        window(function, property, rows, windowKeys, aggregate.getGroupSet().except(windowKeys));
    RelNode grouped =
        LogicalProject.create(window, List.of(), results(project, window), names, Set.of());
    return aggregate.copy(aggregate.getTraitSet(), List.of(grouped));
  }

  private static void checkTime(LogicalProject project, WindowFunction function, RexNode time) {
    RelNode rows = project.getInput();
    boolean isTime =
        TimeAttributes.isProcessingTime(time)
            || time instanceof RexInputRef ref
                && (TimeAttributes.isTime(rows, ref.getIndex())
                    || TimeAttributes.isProcessingTime(rows, ref.getIndex()));
    if (!isTime) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "\""
                  + function.getName()
                  + "\" in GROUP BY needs a time attribute, not a plain "
                  + TypeMapping.toWeir(time.getType()).name())
          .withHint(
              "Declare it in CREATE TABLE: WATERMARK FOR column AS column - INTERVAL '5' SECOND.");
    }
  }

  private RelNode window(
      WindowFunction function,
      RexCall property,
      RelNode rows,
      ImmutableBitSet windowKeys,
      ImmutableBitSet keys) {
    RelOptCluster cluster = rows.getCluster();
    RexBuilder rex = cluster.getRexBuilder();
    int time = windowKeys.nth(0);
    List<RexNode> arguments = new ArrayList<>();
    arguments.add(descriptor(rex, rows, ImmutableBitSet.of(time)));
    if (function.equals(WindowFunction.SESSION) && !keys.isEmpty()) {
      arguments.add(descriptor(rex, rows, keys));
    }
    arguments.addAll(property.getOperands().subList(1, property.getOperands().size()));
    if (!function.equals(WindowFunction.SESSION)) {
      boolean eventTime = !TimeAttributes.isProcessingTime(rows, time);
      arguments.addAll(WindowSpec.arguments(strategy.emission(eventTime), rex));
    }
    RelDataType type =
        WindowFunction.rowType(
            cluster.getTypeFactory(),
            rows.getRowType(),
            rows.getRowType().getFieldList().get(time));
    return LogicalTableFunctionScan.create(
        cluster, List.of(rows), rex.makeCall(type, function, arguments), null, type, Set.of());
  }

  private static RexNode descriptor(RexBuilder rex, RelNode rows, ImmutableBitSet columns) {
    List<RexNode> references = new ArrayList<>();
    for (int column : columns) {
      references.add(rex.makeInputRef(rows, column));
    }
    return rex.makeCall(
        references.getFirst().getType(), SqlStdOperatorTable.DESCRIPTOR, references);
  }

  /** The columns of the projection, its properties as columns of the window. */
  private static List<RexNode> results(LogicalProject project, RelNode window) {
    RexBuilder rex = project.getCluster().getRexBuilder();
    int first = window.getRowType().getFieldCount() - 3;
    List<RexNode> results = new ArrayList<>();
    for (RexNode node : project.getProjects()) {
      RexCall call = property(node);
      if (call == null) {
        results.add(rex.makeInputRef(window, results.size()));
        continue;
      }
      results.add(
          switch (((GroupedWindowProperty) call.getOperator()).property()) {
            case START -> rex.makeInputRef(window, first);
            case END -> rex.makeInputRef(window, first + 1);
            case ROWTIME -> rex.makeInputRef(window, first + 2);
            // Windows of event time have no processing time.
            case PROCTIME -> rex.makeNullLiteral(call.getType());
          });
    }
    return results;
  }

  private static @Nullable RexCall firstProperty(LogicalProject project) {
    for (RexNode node : project.getProjects()) {
      RexCall call = property(node);
      if (call != null) {
        return call;
      }
    }
    return null;
  }

  private static @Nullable RexCall property(RexNode node) {
    return node instanceof RexCall call && call.getOperator() instanceof GroupedWindowProperty
        ? call
        : null;
  }

  /** Goes into the queries inside expressions. */
  private final class SubQueries extends RexShuttle {
    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
      RexNode visited = super.visitSubQuery(query);
      return visited instanceof RexSubQuery sub
          ? sub.clone(GroupedWindows.apply(sub.rel, strategy))
          : visited;
    }
  }
}
