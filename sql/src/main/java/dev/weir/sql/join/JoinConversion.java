package dev.weir.sql.join;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.plan.Join;
import dev.weir.plan.JoinType;
import dev.weir.plan.PlanNode;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.node.NodeConversion;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.mapping.IntPair;
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
    JoinInfo info =
        JoinInfo.createWithStrictEquality(join.getLeft(), join.getRight(), join.getCondition());
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> others = new ArrayList<>(info.nonEquiConditions);
    List<Integer> leftKeys = new ArrayList<>();
    List<Integer> rightKeys = new ArrayList<>();
    for (IntPair pair : info.pairs()) {
      if (haveSameForm(left.schema().type(pair.source), right.schema().type(pair.target))) {
        leftKeys.add(pair.source);
        rightKeys.add(pair.target);
      } else {
        others.add(equal(join, pair));
      }
    }
    RexNode rest = RexUtil.composeConjunction(rex, others);
    RowType schema = NodeConversion.schema(join);
    return switch (join.getJoinType()) {
      case INNER ->
          new Join(left, right, JoinType.INNER, leftKeys, rightKeys, condition(rest), schema);
      case LEFT ->
          new Join(left, right, JoinType.LEFT, leftKeys, rightKeys, condition(rest), schema);
      case RIGHT -> {
        RexNode swapped = swap(rest, left.schema().size(), right.schema().size());
        RowType other = swap(schema, left.schema().size());
        PlanNode turned =
            new Join(right, left, JoinType.LEFT, rightKeys, leftKeys, condition(swapped), other);
        yield turnBack(turned, left.schema().size(), schema);
      }
      case FULL, SEMI, ANTI, ASOF, LEFT_ASOF, LEFT_MARK -> throw unsupported(join.getJoinType());
    };
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
  private static RexNode equal(LogicalJoin join, IntPair pair) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    int left = join.getLeft().getRowType().getFieldCount();
    return rex.makeCall(
        SqlStdOperatorTable.EQUALS,
        rex.makeInputRef(join, pair.source),
        rex.makeInputRef(join, left + pair.target));
  }

  private @Nullable Expr condition(RexNode rest) {
    return rest.isAlwaysTrue() ? null : expressions.convert(rest);
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
