package dev.weir.flink.function;

import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.TableInstance;
import java.util.List;
import org.apache.flink.table.functions.UserDefinedFunction;

/** A table function for arguments of certain types. */
record TableBinding(
    BoundTypes types,
    Invocation eval,
    Class<? extends UserDefinedFunction> type,
    boolean deterministic)
    implements BoundFunction.Table {
  @Override
  public FunctionCode code() {
    return types.code();
  }

  @Override
  public List<SqlType> parameters() {
    return types.parameters();
  }

  @Override
  public SqlType result() {
    return types.columns();
  }

  @Override
  public RowType columns() {
    return types.columns();
  }

  @Override
  public TableInstance open() {
    return new TableCalls(this, Lifetime.open(types.code(), type));
  }
}
