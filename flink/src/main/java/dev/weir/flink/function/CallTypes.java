package dev.weir.flink.function;

import dev.weir.type.NullType;
import dev.weir.type.SqlType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.CallContext;

/** A call as Flink's inference of types sees it: the types of its arguments, not their values. */
record CallTypes(
    String name, FunctionDefinition definition, DataTypeFactory factory, List<SqlType> arguments)
    implements CallContext {
  @Override
  public DataTypeFactory getDataTypeFactory() {
    return factory;
  }

  @Override
  public FunctionDefinition getFunctionDefinition() {
    return definition;
  }

  @Override
  public boolean isArgumentLiteral(int index) {
    return false;
  }

  @Override
  public boolean isArgumentNull(int index) {
    return arguments.get(index) instanceof NullType;
  }

  @Override
  public <T> Optional<T> getArgumentValue(int index, Class<T> type) {
    return Optional.empty();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public List<DataType> getArgumentDataTypes() {
    return arguments.stream().map(type -> factory.createDataType(type.toString())).toList();
  }

  @Override
  public Optional<DataType> getOutputDataType() {
    return Optional.empty();
  }

  @Override
  public boolean isGroupedAggregation() {
    return false;
  }
}
