package dev.weir.flink.function;

import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.ProcessInstance;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.StaticArgumentTrait;
import org.apache.flink.table.types.inference.TypeInferenceUtil.StateInfo;
import org.jspecify.annotations.Nullable;

/** A process table function for a certain call. */
record ProcessBinding(
    Types types,
    FunctionCode code,
    Method eval,
    @Nullable Method onTimer,
    Class<? extends UserDefinedFunction> type,
    boolean deterministic)
    implements BoundFunction.TableProcess {
  private static final String ONLY_COLUMN = "EXPR$0";

  /** The types of the call: of what it takes, of what it keeps, and of the rows. */
  record Types(
      List<StaticArgument> statics,
      List<DataType> arguments,
      Map<String, StateInfo> states,
      DataType own,
      DataType output) {}

  boolean isTable(int argument) {
    return types.statics().get(argument).is(StaticArgumentTrait.TABLE);
  }

  /** The types of the arguments that are values. */
  @Override
  public List<SqlType> parameters() {
    return IntStream.range(0, types.arguments().size())
        .filter(i -> !isTable(i))
        .mapToObj(i -> FlinkTypes.of(types.arguments().get(i).getLogicalType()))
        .toList();
  }

  @Override
  public SqlType result() {
    return output();
  }

  @Override
  public RowType columns() {
    SqlType own = FlinkTypes.of(types.own().getLogicalType());
    return own instanceof RowType row
        ? row.withNullable(false)
        : RowType.of(List.of(new Field(ONLY_COLUMN, own)));
  }

  @Override
  public RowType output() {
    return ((RowType) FlinkTypes.of(types.output().getLogicalType())).withNullable(false);
  }

  private boolean has(StaticArgumentTrait trait) {
    return types.statics().stream().anyMatch(argument -> argument.is(trait));
  }

  @Override
  public boolean passesThrough() {
    return has(StaticArgumentTrait.PASS_COLUMNS_THROUGH);
  }

  @Override
  public boolean ofSets() {
    return has(StaticArgumentTrait.SET_SEMANTIC_TABLE);
  }

  @Override
  public RowType kept() {
    return RowType.of(
        types.states().entrySet().stream()
            .map(state ->
                new Field(
                    state.getKey(),
                    FlinkTypes.of(state.getValue().getDataType().getLogicalType())
                        .withNullable(true)))
            .toList());
  }

  @Override
  public ProcessInstance open() {
    return new ProcessCalls(this, Lifetime.open(code, type));
  }
}
