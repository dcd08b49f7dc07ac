package dev.weir.sql.node;

import dev.weir.time.Window;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.IntPair;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a node hold the start, the end and the time of the window that a row lies in. A
 * node has them if its rows come in time for their window: from a windowing table function by way
 * of projections, filters, unions, and aggregates, joins and ranks within the window.
 */
public record WindowColumns(
    Cut cut, ImmutableBitSet starts, ImmutableBitSet ends, ImmutableBitSet times) {

  /**
   * How time was cut. {@code local}: the time is TIMESTAMP_LTZ. Rows of two cuts that are not equal
   * have windows of their own.
   */
  public record Cut(Window window, boolean local) {}

  /** The columns of a node, or null if its rows do not lie in windows. */
  public static @Nullable WindowColumns of(RelNode node) {
    return switch (node) {
      case TableFunctionScan window when WindowSpec.isWindow(window) -> window(window);
      case Filter filter -> filter(filter);
      case Project project -> project.containsOver() ? null : project(project);
      case Union union -> union(union);
      case Aggregate aggregate -> aggregate(aggregate);
      case Join join -> join(join);
      default -> null;
    };
  }

  /** Whether both bounds of the window are among the columns. */
  public boolean hasBounds(ImmutableBitSet columns) {
    return starts.intersects(columns) && ends.intersects(columns);
  }

  /**
   * Windows of processing time end by the clock, not when rows with a later time come; those whose
   * results change may do so after they ended.
   */
  private static @Nullable WindowColumns window(TableFunctionScan scan) {
    int columns = scan.getRowType().getFieldCount();
    WindowSpec spec = WindowSpec.of(scan);
    if (TimeAttributes.isProcessingTime(scan.getInput(0), spec.timeColumn())
        || spec.emission().updates()) {
      return null;
    }
    boolean local =
        scan.getRowType().getFieldList().get(columns - 1).getType().getSqlTypeName()
            == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    return new WindowColumns(
        new Cut(spec.window(), local),
        ImmutableBitSet.of(columns - 3),
        ImmutableBitSet.of(columns - 2),
        ImmutableBitSet.of(columns - 1));
  }

  private static @Nullable WindowColumns filter(Filter filter) {
    if (filter.getInput() instanceof Project project && project.containsOver()) {
      return ranksWithinWindows(project) ? project(project) : null;
    }
    return of(filter.getInput());
  }

  /** Whether all of a projection's OVERs rank the rows of one window. */
  private static boolean ranksWithinWindows(Project project) {
    WindowColumns input = of(project.getInput());
    return input != null
        && project.getProjects().stream()
            .filter(RexOver::containsOver)
            .allMatch(node -> node instanceof RexOver over && input.isPartition(over));
  }

  /** Whether an OVER is partitioned by both bounds of the window. */
  public boolean isPartition(RexOver over) {
    ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
    for (RexNode key : over.getWindow().partitionKeys) {
      if (key instanceof RexInputRef ref) {
        columns.set(ref.getIndex());
      }
    }
    return hasBounds(columns.build());
  }

  private static @Nullable WindowColumns project(Project project) {
    WindowColumns input = of(project.getInput());
    if (input == null) {
      return null;
    }
    ImmutableBitSet.Builder starts = ImmutableBitSet.builder();
    ImmutableBitSet.Builder ends = ImmutableBitSet.builder();
    ImmutableBitSet.Builder times = ImmutableBitSet.builder();
    for (int i = 0; i < project.getProjects().size(); i++) {
      if (project.getProjects().get(i) instanceof RexInputRef ref) {
        setIf(input.starts.get(ref.getIndex()), starts, i);
        setIf(input.ends.get(ref.getIndex()), ends, i);
        setIf(input.times.get(ref.getIndex()), times, i);
      }
    }
    return new WindowColumns(input.cut, starts.build(), ends.build(), times.build());
  }

  private static void setIf(boolean condition, ImmutableBitSet.Builder columns, int column) {
    if (condition) {
      columns.set(column);
    }
  }

  private static @Nullable WindowColumns union(Union union) {
    WindowColumns all = union.all ? of(union.getInput(0)) : null;
    for (RelNode input : union.getInputs()) {
      WindowColumns other = of(input);
      if (all == null || other == null || !all.cut.equals(other.cut)) {
        return null;
      }
      all =
          new WindowColumns(
              all.cut,
              all.starts.intersect(other.starts),
              all.ends.intersect(other.ends),
              all.times.intersect(other.times));
    }
    return all;
  }

  private static @Nullable WindowColumns aggregate(Aggregate aggregate) {
    WindowColumns input = of(aggregate.getInput());
    if (input == null || !input.hasBounds(aggregate.getGroupSet())) {
      return null;
    }
    ImmutableBitSet groups = aggregate.getGroupSet();
    return new WindowColumns(
        input.cut,
        among(groups, input.starts),
        among(groups, input.ends),
        among(groups, input.times));
  }

  /** The places within the group of the columns. */
  private static ImmutableBitSet among(ImmutableBitSet groups, ImmutableBitSet columns) {
    ImmutableBitSet.Builder places = ImmutableBitSet.builder();
    for (int column : groups) {
      setIf(columns.get(column), places, groups.indexOf(column));
    }
    return places.build();
  }

  private static @Nullable WindowColumns join(Join join) {
    if (!isWindowJoin(join)) {
      return null;
    }
    JoinRelType type = join.getJoinType();
    WindowColumns left = type.generatesNullsOnLeft() ? null : of(join.getLeft());
    WindowColumns right =
        type.generatesNullsOnRight() || !type.projectsRight() ? null : of(join.getRight());
    if (right != null) {
      int leftCount = join.getLeft().getRowType().getFieldCount();
      right =
          new WindowColumns(
              right.cut,
              right.starts.shift(leftCount),
              right.ends.shift(leftCount),
              right.times.shift(leftCount));
    }
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return new WindowColumns(
        left.cut,
        left.starts.union(right.starts),
        left.ends.union(right.ends),
        left.times.union(right.times));
  }

  /** Whether a join asks for equal starts and ends of windows that were cut alike. */
  public static boolean isWindowJoin(Join join) {
    WindowColumns left = of(join.getLeft());
    if (left == null) {
      return false;
    }
    WindowColumns right = of(join.getRight());
    if (right == null || !left.cut.equals(right.cut)) {
      return false;
    }
    boolean starts = false;
    boolean ends = false;
    JoinInfo info =
        JoinInfo.createWithStrictEquality(join.getLeft(), join.getRight(), join.getCondition());
    for (IntPair pair : info.pairs()) {
      starts |= left.starts.get(pair.source) && right.starts.get(pair.target);
      ends |= left.ends.get(pair.source) && right.ends.get(pair.target);
    }
    return starts && ends;
  }
}
