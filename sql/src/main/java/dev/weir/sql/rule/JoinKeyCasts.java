package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets numbers and times of several types be keys of a join: a DECIMAL that equals an INT is
 * compared in the type that holds both, which each side computes for itself. Without, all rows
 * would have to be compared in one task.
 */
final class JoinKeyCasts {
  private static final int MOST_DIGITS = 38;

  private JoinKeyCasts() {}

  static RelNode convert(RelNode query) {
    return query.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(LogicalJoin join) {
            RelNode visited = visitChildren(join);
            return visited instanceof LogicalJoin inner ? cast(inner) : visited;
          }
        });
  }

  private static RelNode cast(LogicalJoin join) {
    List<RexNode> conditions = new ArrayList<>();
    boolean changed = false;
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      RexNode cast = cast(join, condition);
      changed |= !cast.equals(condition);
      conditions.add(cast);
    }
    if (!changed) {
      return join;
    }
    RexNode all = RexUtil.composeConjunction(join.getCluster().getRexBuilder(), conditions);
    LogicalJoin same =
        join.copy(
            join.getTraitSet(),
            all,
            join.getLeft(),
            join.getRight(),
            join.getJoinType(),
            join.isSemiJoinDone());
    return RelOptUtil.pushDownJoinConditions(same, Builders.builder(join.getCluster()));
  }

  /** An equality of a column of each side, brought to one type if they differ in form. */
  private static RexNode cast(LogicalJoin join, RexNode condition) {
    if (!(condition instanceof RexCall call)
        || (call.getKind() != SqlKind.EQUALS && call.getKind() != SqlKind.IS_NOT_DISTINCT_FROM)
        || !(call.operands.get(0) instanceof RexInputRef first)
        || !(call.operands.get(1) instanceof RexInputRef second)) {
      return condition;
    }
    int left = join.getLeft().getRowType().getFieldCount();
    RexBuilder rex = join.getCluster().getRexBuilder();
    RelDataType common = common(first.getType(), second.getType(), rex.getTypeFactory());
    if (common == null || (first.getIndex() < left) == (second.getIndex() < left)) {
      return condition;
    }
    return rex.makeCall(call.getOperator(), cast(rex, first, common), cast(rex, second, common));
  }

  /** An operand as such a type, its own or a wider one. */
  static RexNode cast(RexBuilder rex, RexNode operand, RelDataType type) {
    if (SqlTypeUtil.equalSansNullability(rex.getTypeFactory(), operand.getType(), type)) {
      return operand;
    }
    return rex.makeCast(
        rex.getTypeFactory().createTypeWithNullability(type, operand.getType().isNullable()),
        operand);
  }

  /** The type that both are compared in; null if they have one form, or nothing holds both. */
  static @Nullable RelDataType common(
      RelDataType left, RelDataType right, RelDataTypeFactory factory) {
    if (SqlTypeUtil.isNumeric(left) && SqlTypeUtil.isNumeric(right)) {
      return commonNumber(left, right, factory);
    }
    boolean times =
        left.getSqlTypeName() == right.getSqlTypeName()
            && (left.getSqlTypeName() == SqlTypeName.TIMESTAMP
                || left.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    if (!times || left.getPrecision() == right.getPrecision()) {
      return null;
    }
    return left.getPrecision() > right.getPrecision() ? left : right;
  }

  private static @Nullable RelDataType commonNumber(
      RelDataType left, RelDataType right, RelDataTypeFactory factory) {
    boolean leftFloats = SqlTypeUtil.isApproximateNumeric(left);
    boolean rightFloats = SqlTypeUtil.isApproximateNumeric(right);
    if (leftFloats || rightFloats) {
      return leftFloats && rightFloats ? null : factory.createSqlType(SqlTypeName.DOUBLE);
    }
    boolean integers = !SqlTypeUtil.isDecimal(left) && !SqlTypeUtil.isDecimal(right);
    if (integers || SqlTypeUtil.equalSansNullability(factory, left, right)) {
      return null;
    }
    int scale = Math.max(left.getScale(), right.getScale());
    int whole =
        Math.max(left.getPrecision() - left.getScale(), right.getPrecision() - right.getScale());
    return whole + scale > MOST_DIGITS
        ? null
        : factory.createSqlType(SqlTypeName.DECIMAL, whole + scale, scale);
  }
}
