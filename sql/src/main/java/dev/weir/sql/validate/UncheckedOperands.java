package dev.weir.sql.validate;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;

/**
 * Whatever operands a call has: those of a call that was brought to one form need no check, or the
 * function itself says what it takes.
 */
final class UncheckedOperands implements SqlOperandMetadata {
  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    return true;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.any();
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return name;
  }

  @Override
  public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
    return List.of();
  }

  @Override
  public List<String> paramNames() {
    return List.of();
  }
}
