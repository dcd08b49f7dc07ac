package dev.weir.sql.node;

import dev.weir.plan.IntervalJoin;
import dev.weir.plan.JoinReach;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the condition of a join how near the times of both sides must be: comparisons of a time
 * of each, plus or minus constant intervals, that bound the difference.
 */
public final class TimeBounds {
  private static final long DAY = 86_400_000;
  private static final int SHORTEST_MONTH = 28;
  private static final int LONGEST_MONTH = 31;

  /** What a time goes by. */
  private enum Clock {
    EVENTS,
    MACHINE
  }

  /** Says which columns of the sides are times that count. */
  @FunctionalInterface
  private interface Times {
    @Nullable Clock clock(boolean left, RelNode side, int column);
  }

  private final Join join;
  private final Times times;
  private final int leftCount;
  private @Nullable Term leftTime;
  private @Nullable Term rightTime;
  private long lower = Long.MIN_VALUE;
  private long upper = Long.MAX_VALUE;

  private TimeBounds(Join join, Times times) {
    this.join = join;
    this.times = times;
    this.leftCount = join.getLeft().getRowType().getFieldCount();
  }

  /** A time of one side plus something between two offsets; columns count from left. */
  private record Term(int column, Clock clock, long least, long most) {
    Term plus(long from, long to) {
      return new Term(column, clock, least + from, most + to);
    }
  }

  /** The interval that a join's condition asks for, or null if that is not bounded. */
  public static IntervalJoin.@Nullable Interval of(Join join) {
    return of(join, join.getCondition());
  }

  /** Whether a filter on top of a join belongs to its condition and makes it an interval join. */
  static boolean isInterval(Filter filter) {
    if (!(filter.getInput() instanceof Join join) || join.getJoinType() != JoinRelType.INNER) {
      return false;
    }
    RexBuilder rex = join.getCluster().getRexBuilder();
    RexNode both =
        RexUtil.composeConjunction(rex, List.of(join.getCondition(), filter.getCondition()));
    return of(join, both) != null;
  }

  /**
   * How far the rows of each side reach: a row that is bounded by the end of a closed window on the
   * other side finds no more partners once the watermark has passed the bound.
   */
  public static JoinReach reach(Join join) {
    TimeBounds ofLeft = new TimeBounds(join, (left, side, column) -> ahead(!left, side, column));
    ofLeft.takeAll(join.getCondition());
    TimeBounds ofRight = new TimeBounds(join, (left, side, column) -> ahead(left, side, column));
    ofRight.takeAll(join.getCondition());
    Term left = ofLeft.leftTime;
    Term right = ofRight.rightTime;
    return new JoinReach(
        left == null || ofLeft.lower == Long.MIN_VALUE
            ? null
            : new JoinReach.Side(left.column, -ofLeft.lower),
        right == null || ofRight.upper == Long.MAX_VALUE
            ? null
            : new JoinReach.Side(right.column - ofRight.leftCount, ofRight.upper));
  }

  private static @Nullable Clock ahead(boolean ahead, RelNode side, int column) {
    boolean counts =
        ahead ? ClosedWindows.isAhead(side, column) : isMilliseconds(typeOf(side, column));
    return counts ? Clock.EVENTS : null;
  }

  private static boolean isMilliseconds(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP && type.getPrecision() <= 3;
  }

  private static RelDataType typeOf(RelNode node, int column) {
    return node.getRowType().getFieldList().get(column).getType();
  }

  private static @Nullable Clock attribute(RelNode side, int column) {
    if (TimeAttributes.isTime(side, column)) {
      return Clock.EVENTS;
    }
    return TimeAttributes.isProcessingTime(side, column) ? Clock.MACHINE : null;
  }

  private static IntervalJoin.@Nullable Interval of(Join join, RexNode condition) {
    if (!join.getJoinType().projectsRight()) {
      return null;
    }
    TimeBounds bounds = new TimeBounds(join, (left, side, column) -> attribute(side, column));
    bounds.takeAll(condition);
    Term left = bounds.leftTime;
    Term right = bounds.rightTime;
    if (left == null
        || right == null
        || bounds.lower == Long.MIN_VALUE
        || bounds.upper == Long.MAX_VALUE) {
      return null;
    }
    return new IntervalJoin.Interval(
        left.column,
        right.column - bounds.leftCount,
        bounds.lower,
        bounds.upper,
        left.clock == Clock.EVENTS);
  }

  private void takeAll(RexNode condition) {
    RexNode plain = RexUtil.expandSearch(join.getCluster().getRexBuilder(), null, condition);
    RelOptUtil.conjunctions(plain).forEach(this::take);
  }

  private void take(RexNode condition) {
    if (!(condition instanceof RexCall call) || call.getOperands().size() != 2) {
      return;
    }
    Term first = term(call.getOperands().get(0));
    Term second = term(call.getOperands().get(1));
    if (first == null || second == null || first.clock != second.clock) {
      return;
    }
    if (first.column < leftCount && second.column >= leftCount) {
      take(call.getKind(), first, second);
    } else if (second.column < leftCount && first.column >= leftCount) {
      take(call.getKind().reverse(), second, first);
    }
  }

  private void take(SqlKind comparison, Term left, Term right) {
    if (leftTime != null
        && rightTime != null
        && (leftTime.column != left.column || rightTime.column != right.column)) {
      return;
    }
    long least = right.least - left.most;
    long most = right.most - left.least;
    switch (comparison) {
      case GREATER_THAN -> lower = Math.max(lower, least + 1);
      case GREATER_THAN_OR_EQUAL -> lower = Math.max(lower, least);
      case LESS_THAN -> upper = Math.min(upper, most - 1);
      case LESS_THAN_OR_EQUAL -> upper = Math.min(upper, most);
      case EQUALS -> {
        lower = Math.max(lower, least);
        upper = Math.min(upper, most);
      }
      default -> {
        return;
      }
    }
    leftTime = left;
    rightTime = right;
  }

  private @Nullable Term term(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return time(ref.getIndex());
    }
    if (!(node instanceof RexCall call)) {
      return null;
    }
    if (call.getKind() == SqlKind.CAST && keepsTime(call)) {
      return term(call.getOperands().getFirst());
    }
    if (call.getOperands().size() != 2
        || !(call.getOperands().get(1) instanceof RexLiteral literal)
        || !SqlTypeUtil.isInterval(literal.getType())) {
      return null;
    }
    Term term = term(call.getOperands().get(0));
    if (term == null) {
      return null;
    }
    return switch (call.getKind()) {
      case PLUS -> plus(term, literal, 1);
      case MINUS -> plus(term, literal, -1);
      default -> null;
    };
  }

  /** Whether a cast only makes a time finer. */
  private static boolean keepsTime(RexCall cast) {
    RexNode from = cast.getOperands().getFirst();
    SqlTypeName type = cast.getType().getSqlTypeName();
    return type == from.getType().getSqlTypeName()
        && (type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE)
        && cast.getType().getPrecision() >= from.getType().getPrecision();
  }

  private static @Nullable Term plus(Term term, RexLiteral interval, int sign) {
    BigDecimal value = interval.getValueAs(BigDecimal.class);
    if (value == null) {
      return null;
    }
    long amount = sign * value.longValueExact();
    if (!SqlTypeName.YEAR_INTERVAL_TYPES.contains(interval.getType().getSqlTypeName())) {
      return term.plus(amount, amount);
    }
    long shorter = amount * SHORTEST_MONTH * DAY;
    long longer = amount * LONGEST_MONTH * DAY;
    return term.plus(Math.min(shorter, longer), Math.max(shorter, longer));
  }

  private @Nullable Term time(int column) {
    boolean isLeft = column < leftCount;
    RelNode side = isLeft ? join.getLeft() : join.getRight();
    int own = isLeft ? column : column - leftCount;
    Clock clock = times.clock(isLeft, side, own);
    if (clock != null) {
      return new Term(column, clock, 0, 0);
    }
    return side instanceof Project project ? computed(project, own, isLeft ? 0 : leftCount) : null;
  }

  /** A time plus an interval that was computed below the join, beside the time itself. */
  private @Nullable Term computed(Project project, int column, int from) {
    if (!(project.getProjects().get(column) instanceof RexCall call)
        || call.getOperands().size() != 2
        || !(call.getOperands().get(0) instanceof RexInputRef time)) {
      return null;
    }
    int place = project.getProjects().indexOf(time);
    RexNode interval = call.getOperands().get(1);
    boolean isTerm = place >= 0 && interval instanceof RexLiteral;
    return isTerm
        ? term(call.clone(call.getType(), List.of(reference(project, place, from), interval)))
        : null;
  }

  private static RexNode reference(Project project, int place, int from) {
    return new RexInputRef(from + place, typeOf(project, place));
  }
}
