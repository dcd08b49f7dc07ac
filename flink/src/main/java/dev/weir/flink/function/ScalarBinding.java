package dev.weir.flink.function;

import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.ScalarInstance;
import java.util.List;
import org.apache.flink.table.functions.UserDefinedFunction;

/** A scalar function for arguments of certain types. */
record ScalarBinding(
    BoundTypes types,
    Invocation eval,
    Class<? extends UserDefinedFunction> type,
    boolean deterministic)
    implements BoundFunction.Scalar {
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
    return types.result();
  }

  @Override
  public ScalarInstance open() {
    return new ScalarCalls(this, Lifetime.open(types.code(), type));
  }
}
