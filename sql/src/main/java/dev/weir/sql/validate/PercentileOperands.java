package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** PERCENTILE takes a number, a fraction or an array of fractions, and an integer as weight. */
final class PercentileOperands implements SqlOperandTypeChecker {
  private static final int MOST = 3;

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    RelDataType fraction = binding.getOperandType(1);
    RelDataType element = fraction.getComponentType();
    boolean fits =
        SqlTypeUtil.isNumeric(binding.getOperandType(0))
            && SqlTypeUtil.isNumeric(element == null ? fraction : element)
            && (binding.getOperandCount() < MOST
                || SqlTypeName.INT_TYPES.contains(binding.getOperandType(2).getSqlTypeName()));
    if (!fits) {
      if (throwOnFailure) {
        throw binding.newValidationSignatureError();
      }
      return false;
    }
    check(binding.operand(1));
    return true;
  }

  private static void check(SqlNode fraction) {
    if (fraction.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      ((SqlCall) fraction).getOperandList().forEach(PercentileOperands::check);
    }
    if (fraction instanceof SqlNumericLiteral literal) {
      BigDecimal value = literal.bigDecimalValue();
      if (value != null && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
        throw new WeirException(
                ErrorCode.INVALID_ARGUMENT,
                "the part of PERCENTILE is " + value.toPlainString() + ", not between 0 and 1")
            .at(Places.of(fraction.getParserPosition()));
      }
    }
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.between(2, MOST);
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return name + "(number, fraction [, weight])";
  }
}
