package dev.weir.flink.function;

import dev.weir.type.SqlType;
import dev.weir.udf.AggregateInstance;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.FunctionCode;
import java.util.List;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.DataType;

/** An aggregate function for arguments of certain types. */
record AggregateBinding(
    BoundTypes types,
    DataType javaGathered,
    AggregateMethods methods,
    Class<? extends UserDefinedFunction> type,
    boolean deterministic)
    implements BoundFunction.Aggregate {
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
  public boolean retracts() {
    return methods.retract() != null;
  }

  @Override
  public boolean merges() {
    return methods.merge() != null;
  }

  @Override
  public SqlType gathered() {
    return FlinkTypes.of(javaGathered.getLogicalType());
  }

  @Override
  public AggregateInstance open() {
    return new AggregateCalls(this, Lifetime.open(types.code(), type));
  }
}
