package dev.weir.sql.validate;

import dev.weir.sql.type.TypeMapping;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.UserFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** A user's table function, as Calcite's validator calls it. */
public final class UserTableOperator extends SqlFunction implements SqlTableFunction {
  private final UserFunction function;

  UserTableOperator(UserFunction function) {
    super(
        function.code().name(),
        new SqlIdentifier(function.code().name(), SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        UserArguments.nulls(function),
        new UserArguments(function),
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    this.function = function;
  }

  /** The function for arguments of these types. */
  public BoundFunction.Table bind(List<RelDataType> arguments) {
    return (BoundFunction.Table) UserArguments.bind(function, arguments);
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return this::columns;
  }

  private RelDataType columns(SqlOperatorBinding binding) {
    return TypeMapping.toRelation(
        bind(binding.collectOperandTypes()).columns(), binding.getTypeFactory());
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
