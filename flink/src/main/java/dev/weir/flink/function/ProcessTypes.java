package dev.weir.flink.function;

import dev.weir.type.NullType;
import dev.weir.type.SqlType;
import dev.weir.udf.ProcessFunction.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.TableSemantics;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.StaticArgumentTrait;
import org.apache.flink.types.ColumnList;

/**
 * A call of a process table function as Flink's inference of types sees it: the function's own
 * arguments, then the time column and the identity of its state.
 */
record ProcessTypes(
    String name,
    FunctionDefinition definition,
    DataTypeFactory factory,
    List<StaticArgument> statics,
    Arguments arguments)
    implements CallContext {
  @Override
  public DataTypeFactory getDataTypeFactory() {
    return factory;
  }

  @Override
  public FunctionDefinition getFunctionDefinition() {
    return definition;
  }

  private boolean isTable(int index) {
    return index < statics.size() && statics.get(index).is(StaticArgumentTrait.TABLE);
  }

  private DataType table() {
    if (arguments.table() == null) {
      throw new IllegalStateException("no table: " + name);
    }
    return factory.createDataType(arguments.table().withNullable(false).toString());
  }

  @Override
  public boolean isArgumentLiteral(int index) {
    return index >= statics.size();
  }

  @Override
  public boolean isArgumentNull(int index) {
    if (index == statics.size()) {
      return arguments.timeColumn() == Arguments.NO_TIME;
    }
    if (index > statics.size()) {
      return true;
    }
    SqlType value = arguments.values().get(index);
    return !isTable(index) && (value == null || value instanceof NullType);
  }

  @Override
  public <T> Optional<T> getArgumentValue(int index, Class<T> type) {
    return index == statics.size() && type == ColumnList.class && !isArgumentNull(index)
        ? Optional.of(type.cast(ColumnList.of(timeName())))
        : Optional.empty();
  }

  private String timeName() {
    return arguments.table() == null ? "" : arguments.table().fieldName(arguments.timeColumn());
  }

  @Override
  public Optional<TableSemantics> getTableSemantics(int index) {
    return isTable(index) ? Optional.of(new Semantics(table(), arguments)) : Optional.empty();
  }

  @Override
  public Optional<ChangelogMode> getOutputChangelogMode() {
    return Optional.of(ChangelogMode.insertOnly());
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public List<DataType> getArgumentDataTypes() {
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < statics.size(); i++) {
      SqlType value = arguments.values().get(i);
      types.add(
          isTable(i)
              ? table()
              : value == null
                  ? statics.get(i).getDataType().orElse(DataTypes.NULL())
                  : factory.createDataType(value.toString()));
    }
    types.add(DataTypes.DESCRIPTOR());
    types.add(DataTypes.STRING());
    return types;
  }

  @Override
  public Optional<DataType> getOutputDataType() {
    return Optional.empty();
  }

  @Override
  public boolean isGroupedAggregation() {
    return false;
  }

  /** What is known of the table. */
  record Semantics(DataType dataType, Arguments arguments) implements TableSemantics {
    @Override
    public int[] partitionByColumns() {
      return arguments.partition().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int[] orderByColumns() {
      return new int[0];
    }

    @Override
    public SortDirection[] orderByDirections() {
      return new SortDirection[0];
    }

    @Override
    public int timeColumn() {
      return arguments.timeColumn();
    }

    @Override
    public Optional<ChangelogMode> changelogMode() {
      return Optional.of(ChangelogMode.insertOnly());
    }
  }
}
