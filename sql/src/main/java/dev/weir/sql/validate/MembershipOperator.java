package dev.weir.sql.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * IN over many constants as one call, {@code value IN (constants)}. Calcite would make an equality
 * of each, which takes seconds for 100,000 of them.
 */
public final class MembershipOperator extends SqlSpecialOperator {
  static final MembershipOperator IN = new MembershipOperator("IN");
  static final MembershipOperator NOT_IN = new MembershipOperator("NOT IN");

  /** Fewer are compared one by one. */
  private static final int FEWEST = 20;

  private MembershipOperator(String name) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        30,
        true,
        ReturnTypes.BOOLEAN_NULLABLE,
        InferTypes.FIRST_KNOWN,
        OperandTypes.VARIADIC);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
    SqlSyntax.BINARY.unparse(writer, this, call, left, right);
  }

  /** Puts this operator in a checked query in place of IN and NOT IN that it can stand for. */
  public static void place(SqlNode query, QueryValidator types) {
    query.accept(new Placing(types));
  }

  /** The value and the constants in its type, negated for NOT IN. */
  public static RexNode convert(SqlRexContext context, SqlCall call) {
    RexBuilder builder = context.getRexBuilder();
    RexNode value = context.convertExpression(call.operand(0));
    List<RexNode> operands = new ArrayList<>();
    operands.add(value);
    for (SqlNode candidate : (SqlNodeList) call.operand(1)) {
      operands.add(constant(builder, candidate, value.getType()));
    }
    RexNode found = builder.makeCall(IN, operands);
    return call.getOperator().getName().equals(IN.getName())
        ? found
        : builder.makeCall(SqlStdOperatorTable.NOT, found);
  }

  private static RexNode constant(RexBuilder builder, SqlNode candidate, RelDataType type) {
    RelDataType own = builder.getTypeFactory().createTypeWithNullability(type, false);
    BigDecimal number = number(candidate);
    return number != null
        ? builder.makeLiteral(number, own, false)
        : builder.makeLiteral(((SqlLiteral) candidate).getValueAs(NlsString.class), own, false);
  }

  /** The whole number that a constant is, or null. */
  private static @Nullable BigDecimal number(SqlNode node) {
    if (node.getKind() == SqlKind.MINUS_PREFIX) {
      BigDecimal positive = number(((SqlCall) node).operand(0));
      return positive == null ? null : positive.negate();
    }
    return node instanceof SqlLiteral literal
            && literal.getTypeName() == SqlTypeName.DECIMAL
            && literal.getValue() instanceof BigDecimal value
            && value.scale() == 0
        ? value
        : null;
  }

  private static boolean isText(SqlNode node) {
    return node instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.CHAR;
  }

  /** Whether the constants keep their values in the type of what is looked for. */
  private static boolean fits(RelDataType type, SqlNodeList constants) {
    if (type.getSqlTypeName() == SqlTypeName.VARCHAR) {
      return constants.stream().allMatch(MembershipOperator::isText);
    }
    if (!SqlTypeUtil.isIntType(type)) {
      return false;
    }
    BigDecimal least =
        (BigDecimal)
            type.getSqlTypeName().getLimit(false, SqlTypeName.Limit.OVERFLOW, false, -1, -1);
    BigDecimal most =
        (BigDecimal)
            type.getSqlTypeName().getLimit(true, SqlTypeName.Limit.OVERFLOW, false, -1, -1);
    for (SqlNode constant : constants) {
      BigDecimal number = number(constant);
      if (number == null || number.compareTo(least) < 0 || number.compareTo(most) > 0) {
        return false;
      }
    }
    return true;
  }

  private static final class Placing extends SqlBasicVisitor<@Nullable Void> {
    private final QueryValidator types;

    Placing(QueryValidator types) {
      this.types = types;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      boolean grouped = call instanceof SqlSelect select && groupsByMembership(select);
      List<SqlNode> operands = call.getOperandList();
      for (int i = 0; i < operands.size(); i++) {
        SqlNode operand = operands.get(i);
        boolean ofRows = i == SqlSelect.FROM_OPERAND || i == SqlSelect.WHERE_OPERAND;
        if (operand == null || (grouped && !ofRows)) {
          continue;
        }
        SqlNode placed = placed(operand);
        if (placed != null) {
          call.setOperand(i, placed);
        }
        (placed == null ? operand : placed).accept(this);
      }
      return null;
    }

    /** The validator keeps what a query is grouped by, and compares the rest of it with that. */
    private static boolean groupsByMembership(SqlSelect select) {
      SqlNodeList group = select.getGroup();
      return group != null
          && SqlUtil.containsCall(
              group, call -> call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN);
    }

    @Override
    public @Nullable Void visit(SqlNodeList list) {
      for (int i = 0; i < list.size(); i++) {
        SqlNode placed = placed(list.get(i));
        if (placed != null) {
          list.set(i, placed);
        }
      }
      return super.visit(list);
    }

    private @Nullable SqlNode placed(@Nullable SqlNode node) {
      if (!(node instanceof SqlBasicCall call)
          || (call.getKind() != SqlKind.IN && call.getKind() != SqlKind.NOT_IN)
          || !(call.operand(1) instanceof SqlNodeList constants)
          || constants.size() < FEWEST) {
        return null;
      }
      RelDataType type = types.getValidatedNodeTypeIfKnown(call.operand(0));
      if (type == null || !fits(type, constants)) {
        return null;
      }
      MembershipOperator operator = call.getKind() == SqlKind.IN ? IN : NOT_IN;
      return operator.createCall(call.getParserPosition(), call.getOperandList());
    }
  }
}
