package dev.weir.sql.node;

import dev.weir.sql.pattern.PatternFunction;
import dev.weir.sql.rule.PatternMatch;
import dev.weir.sql.rule.TemporalNode;
import dev.weir.sql.rule.WatermarkNode;
import dev.weir.sql.validate.ChangelogFunction;
import dev.weir.sql.validate.UserProcessOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Says which columns are event time: those with a watermark, as long as nothing is computed from
 * them.
 */
public final class TimeAttributes {
  private TimeAttributes() {}

  public static boolean isTime(RelNode node, int column) {
    return switch (node) {
      case WatermarkNode watermark -> watermark.timeColumn() == column;
      case Project project ->
          project.getProjects().get(column) instanceof RexInputRef ref
              && isTime(project.getInput(), ref.getIndex());
      case Filter filter when filter.getInput() instanceof Join join ->
          isTime(join, column) || TimeBounds.isInterval(filter) && isTimeOfSide(join, column);
      case Filter filter -> isTime(filter.getInput(), column);
      case Sort sort -> isTime(sort.getInput(), column);
      case Union union ->
          union.all && union.getInputs().stream().allMatch(input -> isTime(input, column));
      case Correlate correlate ->
          column < correlate.getLeft().getRowType().getFieldCount()
              && isTime(correlate.getLeft(), column);
      case TableFunctionScan other when !WindowSpec.isWindow(other) ->
          other.getCall() instanceof RexCall call && isTime(call, other, column);
      case TableFunctionScan window -> {
        int windowTime = window.getRowType().getFieldCount() - 1;
        yield column == windowTime
            ? !isProcessingTime(window.getInput(0), WindowSpec.of(window).timeColumn())
            : column < windowTime - 2 && isTime(window.getInput(0), column);
      }
      case PatternMatch match -> asks(match, column, PatternFunction.Kind.MATCH_ROWTIME);
      case TemporalNode temporal ->
          isOfLeft(temporal, column) && isTime(temporal.getLeft(), column);
      case Aggregate aggregate ->
          isWindowTime(aggregate, column) || isChangingWindowTime(aggregate, column);
      case Join join ->
          (WindowColumns.isWindowJoin(join) || TimeBounds.of(join) != null)
              && isTimeOfSide(join, column);
      default -> false;
    };
  }

  /** Whether a column is event time that a function gives, or hands on from its table. */
  private static boolean isTime(RexCall call, TableFunctionScan scan, int column) {
    return switch (call.getOperator()) {
      case UserProcessOperator process ->
          process.isTimed() && column == scan.getRowType().getFieldCount() - 1;
      case ChangelogFunction changelog -> {
        int below = columnBelow(changelog, scan.getInput(0), column);
        yield below >= 0 && isTime(scan.getInput(0), below);
      }
      default -> false;
    };
  }

  /** The column that a function over changes hands on, -1 if it makes it. */
  private static int columnBelow(ChangelogFunction function, RelNode rows, int column) {
    return switch (function.direction()) {
      case TO_CHANGELOG -> column - 1;
      case FROM_CHANGELOG -> {
        int code = function.codeColumn(NodeConversion.schema(rows));
        yield column < code ? column : column + 1;
      }
    };
  }

  /** Whether a column is processing time: PROCTIME() and what only passes it on. */
  public static boolean isProcessingTime(RelNode node, int column) {
    return switch (node) {
      case Project project -> {
        RexNode value = project.getProjects().get(column);
        yield isProcessingTime(value)
            || value instanceof RexInputRef ref
                && isProcessingTime(project.getInput(), ref.getIndex());
      }
      case TableFunctionScan other when !WindowSpec.isWindow(other) -> false;
      case TableFunctionScan window -> {
        int windowTime = window.getRowType().getFieldCount() - 1;
        yield column == windowTime
            ? isProcessingTime(window.getInput(0), WindowSpec.of(window).timeColumn())
            : column < windowTime - 2 && isProcessingTime(window.getInput(0), column);
      }
      case WatermarkNode watermark -> isProcessingTime(watermark.getInput(), column);
      case TemporalNode temporal ->
          isOfLeft(temporal, column) && isProcessingTime(temporal.getLeft(), column);
      case Filter filter -> isProcessingTime(filter.getInput(), column);
      case Sort sort -> isProcessingTime(sort.getInput(), column);
      case Union union ->
          union.all
              && union.getInputs().stream().allMatch(input -> isProcessingTime(input, column));
      case PatternMatch match -> asks(match, column, PatternFunction.Kind.MATCH_PROCTIME);
      default -> false;
    };
  }

  /** Whether an expression is PROCTIME(). */
  public static boolean isProcessingTime(RexNode node) {
    return node instanceof RexCall call && call.getOperator().getName().equals("PROCTIME");
  }

  /**
   * Whether a column of a match is a function: MATCH_ROWTIME() and MATCH_PROCTIME() alone are times
   * that go on.
   */
  private static boolean asks(PatternMatch match, int column, PatternFunction.Kind question) {
    RexNode measure = match.getMeasures().get(match.getRowType().getFieldNames().get(column));
    while (measure instanceof RexCall call) {
      if (call.getOperator() instanceof PatternFunction function
          && function.question() == question) {
        return true;
      }
      boolean wrapped = call.getKind() == SqlKind.FINAL || call.getKind() == SqlKind.RUNNING;
      measure = wrapped ? call.getOperands().getFirst() : null;
    }
    return false;
  }

  private static boolean isOfLeft(TemporalNode node, int column) {
    return column < node.getLeft().getRowType().getFieldCount();
  }

  private static boolean isTimeOfSide(Join join, int column) {
    int left = join.getLeft().getRowType().getFieldCount();
    return column < left ? isTime(join.getLeft(), column) : isTime(join.getRight(), column - left);
  }

  /** Rows of a window aggregate come when the window ends: only its time is one then. */
  private static boolean isWindowTime(RelNode node, int column) {
    WindowColumns windows = WindowColumns.of(node);
    return windows != null && windows.times().get(column);
  }

  /** Windows whose results change give the time of rows that may come again, and no bounds. */
  private static boolean isChangingWindowTime(Aggregate aggregate, int column) {
    WindowedRows rows = WindowedRows.of(aggregate.getInput());
    if (rows == null
        || column >= aggregate.getGroupCount()
        || !WindowSpec.emission(rows.window()).updates()) {
      return false;
    }
    RexNode value = rows.columns().get(aggregate.getGroupSet().nth(column));
    int windowTime = rows.window().getRowType().getFieldCount() - 1;
    return value instanceof RexInputRef ref
        && ref.getIndex() == windowTime
        && isTime(rows.window(), windowTime);
  }
}
