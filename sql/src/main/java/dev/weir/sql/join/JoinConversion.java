package dev.weir.sql.join;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.JoinReach;
import dev.weir.plan.JoinTtl;
import dev.weir.plan.JoinType;
import dev.weir.plan.LookupCache;
import dev.weir.plan.PlanNode;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.node.NodeConversion;
import dev.weir.sql.node.TimeBounds;
import dev.weir.sql.rule.MarkNode;
import dev.weir.sql.rule.TemporalNode;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Joins: equalities become keys, the rest a condition, and a right join a left join the other way.
 */
public final class JoinConversion {
  private final NodeConversion plans;
  private final ExpressionConversion expressions;

  public JoinConversion(NodeConversion plans) {
    this.plans = plans;
    this.expressions = plans.expressions();
  }

  public PlanNode convert(LogicalJoin join) {
    PlanNode left = plans.convert(join.getLeft());
    PlanNode right = plans.convert(join.getRight());
    Keys keys = new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    RexNode rest = split(join, join.getCondition(), left.schema(), right.schema(), keys);
    RowType schema = NodeConversion.schema(join);
    Sides sides =
        new Sides(
            left, right, TimeBounds.of(join), plans.stateTtl().of(join), TimeBounds.reach(join));
    return switch (join.getJoinType()) {
      case INNER -> node(sides, JoinType.INNER, keys, rest, schema);
      case LEFT -> node(sides, JoinType.LEFT, keys, rest, schema);
      case FULL -> node(sides, JoinType.FULL, keys, rest, schema);
      case SEMI -> node(sides, JoinType.SEMI, keys, rest, schema);
      case ANTI -> node(sides, JoinType.ANTI, keys, rest, schema);
      case RIGHT -> {
        RexNode swapped = swap(rest, left.schema().size(), right.schema().size());
        RowType other = swap(schema, left.schema().size());
        PlanNode turned = node(sides.swap(), JoinType.LEFT, keys.swap(), swapped, other);
        yield turnBack(turned, left.schema().size(), schema);
      }
      case ASOF, LEFT_ASOF, LEFT_MARK -> throw unsupported(join.getJoinType());
    };
  }

  /** A join with the versions of a table, or with what is current of it. */
  public PlanNode convert(TemporalNode temporal) {
    if (CurrentConversion.handles(temporal)) {
      return current(temporal);
    }
    int time = TemporalConversion.time(temporal);
    PlanNode left = plans.convert(temporal.getLeft());
    PlanNode right = plans.convert(temporal.getRight());
    Keys keys = new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    RexNode rest = split(temporal, temporal.condition(), left.schema(), right.schema(), keys);
    JoinType type = temporal.type() == JoinRelType.LEFT ? JoinType.LEFT : JoinType.INNER;
    Join join =
        new Join(
            left,
            TemporalConversion.versions(right),
            type,
            keys.left(),
            keys.right(),
            keys.nullSafe(),
            rest.isAlwaysTrue() ? null : expressions.convert(rest),
            NodeConversion.schema(temporal));
    return TemporalConversion.join(temporal, join, right, time);
  }

  private PlanNode current(TemporalNode temporal) {
    PlanNode left = plans.convert(temporal.getLeft());
    PlanNode right = plans.convert(temporal.getRight());
    Keys all = new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    RexNode rest = split(temporal, temporal.condition(), left.schema(), right.schema(), all);
    LookupCache cache = CurrentConversion.cache(temporal.getRight());
    CurrentJoin.Presence presence =
        cache == null
            ? CurrentConversion.presence(temporal, right, all.right())
            : CurrentConversion.ASKED;
    Set<Integer> key = presence.replaces() ? CurrentConversion.key(right) : Set.of();
    Keys keys = new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<RexNode> conditions = new ArrayList<>(List.of(rest));
    for (int i = 0; i < all.left().size(); i++) {
      int leftKey = all.left().get(i);
      int rightKey = all.right().get(i);
      boolean nullSafe = all.nullSafe().contains(i);
      if (!nullSafe && (key.isEmpty() || key.contains(rightKey))) {
        keys.add(leftKey, rightKey, false);
      } else {
        conditions.add(equal(temporal, leftKey, rightKey, !nullSafe));
      }
    }
    TemporalConversion.checkKeys(keys.left());
    RexNode condition =
        RexUtil.composeConjunction(temporal.getCluster().getRexBuilder(), conditions);
    Join join =
        new Join(
            left,
            right,
            temporal.type() == JoinRelType.LEFT ? JoinType.LEFT : JoinType.INNER,
            keys.left(),
            keys.right(),
            List.of(),
            condition.isAlwaysTrue() ? null : expressions.convert(condition),
            NodeConversion.schema(temporal));
    return cache == null
        ? CurrentJoin.of(join, presence)
        : CurrentConversion.lookup(join, temporal.getRight(), cache);
  }

  /** A join that says of each left row whether it has a match. */
  public PlanNode convert(MarkNode mark) {
    PlanNode left = plans.convert(mark.getLeft());
    PlanNode right = plans.convert(mark.getRight());
    Keys keys = new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    RexNode rest = split(mark, mark.condition(), left.schema(), right.schema(), keys);
    return node(
        new Sides(left, right, null, plans.stateTtl().of(mark), JoinReach.ENDLESS),
        JoinType.MARK,
        keys,
        rest,
        NodeConversion.schema(mark));
  }

  /** The keys of both sides, and the places of those for which NULL equals NULL. */
  private record Keys(List<Integer> left, List<Integer> right, List<Integer> nullSafe) {
    void add(int leftKey, int rightKey, boolean isNullSafe) {
      if (isNullSafe) {
        nullSafe.add(left.size());
      }
      left.add(leftKey);
      right.add(rightKey);
    }

    Keys swap() {
      return new Keys(right, left, nullSafe);
    }
  }

  /** Takes the equalities that can be keys out of a join's condition; returns the rest. */
  private static RexNode split(
      BiRel join, RexNode condition, RowType left, RowType right, Keys keys) {
    List<Integer> leftKeys = new ArrayList<>();
    List<Integer> rightKeys = new ArrayList<>();
    List<Boolean> filterNulls = new ArrayList<>();
    List<RexNode> others = new ArrayList<>();
    RelOptUtil.splitJoinCondition(
        join.getLeft(), join.getRight(), condition, leftKeys, rightKeys, filterNulls, others);
    for (int i = 0; i < leftKeys.size(); i++) {
      int leftKey = leftKeys.get(i);
      int rightKey = rightKeys.get(i);
      if (haveSameForm(left.type(leftKey), right.type(rightKey))) {
        keys.add(leftKey, rightKey, !filterNulls.get(i));
      } else {
        others.add(equal(join, leftKey, rightKey, filterNulls.get(i)));
      }
    }
    return RexUtil.composeConjunction(join.getCluster().getRexBuilder(), others);
  }

  private PlanNode node(Sides sides, JoinType type, Keys keys, RexNode rest, RowType schema) {
    Expr condition = rest.isAlwaysTrue() ? null : expressions.convert(rest);
    Join join =
        new Join(
            sides.left,
            sides.right,
            type,
            keys.left(),
            keys.right(),
            keys.nullSafe(),
            condition,
            schema,
            sides.ttl,
            sides.reach(type));
    IntervalJoin.Interval interval = sides.interval;
    return interval != null && sides.left.insertOnly() && sides.right.insertOnly()
        ? IntervalJoin.of(join, interval)
        : join;
  }

  /** What is joined, how near in time, and for how long it is kept or of use if that is open. */
  private record Sides(
      PlanNode left,
      PlanNode right,
      IntervalJoin.@Nullable Interval interval,
      JoinTtl ttl,
      JoinReach reach) {
    Sides swap() {
      IntervalJoin.Interval swapped = interval == null ? null : interval.swap();
      return new Sides(right, left, swapped, ttl.swap(), reach.swap());
    }

    /** A row that is taken back must still be there, and a TTL forgets by itself. */
    JoinReach reach(JoinType type) {
      boolean onlyGrows = type.givesRight() && left.insertOnly() && right.insertOnly();
      return onlyGrows && ttl.equals(JoinTtl.NEVER) ? reach : JoinReach.ENDLESS;
    }
  }

  /** Whether equal values of both types are equal in memory too. */
  private static boolean haveSameForm(SqlType left, SqlType right) {
    if (left instanceof DecimalType a && right instanceof DecimalType b) {
      return a.scale() == b.scale() && a.layout() == b.layout();
    }
    if (left instanceof TimestampType a && right instanceof TimestampType b) {
      return a.unitsPerSecond() == b.unitsPerSecond() && a.local() == b.local();
    }
    return left.getClass() == right.getClass();
  }

  /** The equality of two columns as a condition, in which they are brought to one type. */
  private static RexNode equal(BiRel join, int leftKey, int rightKey, boolean strict) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    int left = join.getLeft().getRowType().getFieldCount();
    RelDataType rightType = join.getRight().getRowType().getFieldList().get(rightKey).getType();
    return rex.makeCall(
        strict ? SqlStdOperatorTable.EQUALS : SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
        rex.makeInputRef(join.getLeft(), leftKey),
        rex.makeInputRef(rightType, left + rightKey));
  }

  private static RexNode swap(RexNode condition, int left, int right) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            int index = ref.getIndex();
            return new RexInputRef(index < left ? index + right : index - left, ref.getType());
          }
        });
  }

  private static RowType swap(RowType schema, int left) {
    List<Field> fields = new ArrayList<>(schema.fields().subList(left, schema.size()));
    fields.addAll(schema.fields().subList(0, left));
    return RowType.of(fields);
  }

  private static PlanNode turnBack(PlanNode join, int left, RowType schema) {
    List<Expr> expressions = new ArrayList<>();
    int right = schema.size() - left;
    for (int i = 0; i < schema.size(); i++) {
      SqlType type = schema.type(i);
      expressions.add(new InputRef(i < left ? i + right : i - left, type));
    }
    return Projections.of(join, expressions, schema);
  }

  private static WeirException unsupported(JoinRelType type) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        type.name().toUpperCase(Locale.ROOT).replace('_', ' ') + " JOIN is not supported yet");
  }
}
