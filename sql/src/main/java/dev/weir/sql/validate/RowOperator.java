package dev.weir.sql.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlRowOperator;

/** ROW(...), whose fields can be reached by {@code column.field}, as those of tables can. */
public final class RowOperator extends SqlRowOperator {
  static final RowOperator ROW = new RowOperator();

  private RowOperator() {
    super("ROW");
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    List<RelDataType> types = binding.collectOperandTypes();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      names.add(SqlUtil.deriveAliasFromOrdinal(i));
    }
    return binding
        .getTypeFactory()
        .createStructType(StructKind.PEEK_FIELDS_NO_EXPAND, types, names);
  }
}
