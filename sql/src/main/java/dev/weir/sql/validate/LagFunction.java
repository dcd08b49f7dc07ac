package dev.weir.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLeadLagAggFunction;

/**
 * LAG and LEAD, NULL also where the column is NULL: Calcite believes that a default rules NULL out.
 */
final class LagFunction extends SqlLeadLagAggFunction {
  static final LagFunction LAG = new LagFunction(SqlKind.LAG);
  static final LagFunction LEAD = new LagFunction(SqlKind.LEAD);

  private LagFunction(SqlKind kind) {
    super(kind);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    RelDataType column = binding.getOperandType(0);
    boolean nullable =
        column.isNullable()
            || binding.getOperandCount() < 3
            || binding.getOperandType(2).isNullable();
    return binding.getTypeFactory().createTypeWithNullability(column, nullable);
  }
}
