package dev.weir.sql.node;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come from a windowing table function by way of projections and filters: each column as
 * an expression over the output of the function, and the conditions that the rows passed.
 */
public record WindowedRows(
    TableFunctionScan window, List<RexNode> columns, List<RexNode> conditions) {

  /** The rows of a node, or null if they do not come from a window that way. */
  public static @Nullable WindowedRows of(RelNode node) {
    return switch (node) {
      case TableFunctionScan window when WindowSpec.isWindow(window) ->
          new WindowedRows(
              window,
              List.copyOf(
                  window.getCluster().getRexBuilder().identityProjects(window.getRowType())),
              List.of());
      case Filter filter -> {
        WindowedRows input = of(filter.getInput());
        yield input == null || RexOver.containsOver(filter.getCondition())
            ? null
            : input.filtered(filter);
      }
      case Project project -> {
        WindowedRows input = project.containsOver() ? null : of(project.getInput());
        yield input == null || !project.getProjects().stream().allMatch(RexUtil::isDeterministic)
            ? null
            : new WindowedRows(input.window, input.over(project.getProjects()), input.conditions);
      }
      default -> null;
    };
  }

  /** Whether the start and the end of the window are among the columns. */
  public boolean hasBounds(ImmutableBitSet keys) {
    List<Integer> places = keys.asList().stream().map(this::windowColumn).toList();
    return places.contains(0) && places.contains(1);
  }

  /** 0 to 2 for a column that is the window's start, end or time, otherwise -1. */
  int windowColumn(int column) {
    return columns.get(column) instanceof RexInputRef ref && ref.getIndex() >= dataColumns()
        ? ref.getIndex() - dataColumns()
        : -1;
  }

  /** The number of columns of the function's input. */
  public int dataColumns() {
    return window.getRowType().getFieldCount() - 3;
  }

  /** Whether an expression reads only the window's bounds. */
  public boolean readsWindowOnly(RexNode node) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(node);
    return !read.isEmpty() && read.nth(0) >= dataColumns();
  }

  /** Whether an expression reads nothing of the window. */
  public boolean readsDataOnly(RexNode node) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(node);
    return read.isEmpty() || read.length() <= dataColumns();
  }

  private WindowedRows filtered(Filter filter) {
    List<RexNode> all = new ArrayList<>(conditions);
    RexNode condition = over(List.of(filter.getCondition())).getFirst();
    all.addAll(RelOptUtil.conjunctions(condition));
    return new WindowedRows(window, columns, all);
  }

  /** Expressions over these rows as expressions over the output of the function. */
  private List<RexNode> over(List<RexNode> nodes) {
    return substitute(nodes, columns);
  }

  /** Puts expressions in the place of references to columns. */
  public static List<RexNode> substitute(List<RexNode> nodes, List<RexNode> columns) {
    RexShuttle shuttle =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return columns.get(ref.getIndex());
          }
        };
    return nodes.stream().map(node -> node.accept(shuttle)).toList();
  }
}
