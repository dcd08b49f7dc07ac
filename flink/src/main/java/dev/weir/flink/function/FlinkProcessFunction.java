package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.ProcessFunction;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.functions.ChangelogFunction;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.FunctionKind;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.extraction.ExtractionUtils;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.StaticArgumentTrait;
import org.apache.flink.table.types.inference.SystemTypeInference;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeInferenceUtil;
import org.jspecify.annotations.Nullable;

/** A process table function of a class, whose types Flink infers from its methods and hints. */
final class FlinkProcessFunction implements ProcessFunction {
  private final FunctionCode code;
  private final Class<? extends UserDefinedFunction> type;
  private final FunctionDefinition definition;
  private final TypeInference inference;
  private final List<StaticArgument> statics;

  FlinkProcessFunction(FunctionCode code, Class<? extends UserDefinedFunction> type) {
    this.code = code;
    this.type = type;
    this.definition = FlinkFunctionLoader.instance(code, type);
    try {
      this.inference = definition.getTypeInference(new TypeFactory(type.getClassLoader()));
    } catch (ValidationException | TableException e) {
      throw invalid(Reasons.of(e), e);
    }
    this.statics = inference.getStaticArguments().orElseThrow();
    refuse();
  }

  private void refuse() {
    if (definition instanceof ChangelogFunction) {
      throw unsupported("gives rows that change");
    }
    if (statics.stream().filter(argument -> argument.is(StaticArgumentTrait.TABLE)).count() > 1) {
      throw unsupported("takes several tables");
    }
    for (StaticArgument argument : statics) {
      if (argument.is(StaticArgumentTrait.SUPPORT_UPDATES)) {
        throw unsupported("takes rows that change");
      }
      if (argument.is(StaticArgumentTrait.MODEL)) {
        throw unsupported("takes a model");
      }
    }
  }

  private WeirException unsupported(String what) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        "function \"" + code.name() + "\" " + what + ", which is not supported");
  }

  private WeirException invalid(String reason, @Nullable Throwable cause) {
    return new WeirException(
        ErrorCode.INVALID_STATEMENT,
        "function \"" + code.name() + "\" cannot be called like this: " + reason,
        cause);
  }

  @Override
  public FunctionCode code() {
    return code;
  }

  @Override
  public Kind kind() {
    return Kind.PROCESS;
  }

  @Override
  public List<Parameter> parameters() {
    return statics.stream()
        .map(argument ->
            new Parameter(
                argument.getName(), argument.is(StaticArgumentTrait.TABLE), argument.isOptional()))
        .toList();
  }

  /** Calls of process table functions are brought to one form by {@link #parameters}. */
  @Override
  public List<Named> named() {
    return List.of();
  }

  @Override
  public BoundFunction bind(List<SqlType> arguments) {
    throw invalid("it stands in FROM", null);
  }

  @Override
  public BoundFunction.TableProcess bind(Arguments arguments) {
    ProcessTypes call =
        new ProcessTypes(
            code.name(), definition, new TypeFactory(type.getClassLoader()), statics, arguments);
    try {
      TypeInferenceUtil.Result types =
          TypeInferenceUtil.runTypeInference(
              SystemTypeInference.of(FunctionKind.PROCESS_TABLE, inference), call, null);
      DataType own = TypeInferenceUtil.inferOutputType(call, inference.getOutputTypeStrategy());
      return bound(types, own, arguments);
    } catch (ValidationException | TableException e) {
      throw invalid(Reasons.of(e), e);
    }
  }

  private ProcessBinding bound(TypeInferenceUtil.Result types, DataType own, Arguments arguments) {
    for (var state : types.getStateInfos().entrySet()) {
      Duration ttl = state.getValue().getTimeToLive().orElse(Duration.ZERO);
      if (!ttl.isZero()) {
        throw unsupported("forgets its state \"" + state.getKey() + "\" after a time");
      }
    }
    List<DataType> given = types.getExpectedArgumentTypes().subList(0, statics.size());
    for (int i = 0; i < given.size(); i++) {
      boolean isTable = statics.get(i).is(StaticArgumentTrait.TABLE);
      if (isTable && !fits(given.get(i), arguments)) {
        throw unsupported("takes a table of other columns as \"" + statics.get(i).getName() + "\"");
      }
    }
    return new ProcessBinding(
        new ProcessBinding.Types(
            statics, given, types.getStateInfos(), own, types.getOutputDataType()),
        code,
        method("eval"),
        Invocation.exists(type, "onTimer") ? method("onTimer") : null,
        type,
        definition.isDeterministic());
  }

  /** Whether the rows of the table can be given as they are. */
  private static boolean fits(DataType wanted, Arguments arguments) {
    if (arguments.table() == null) {
      return false;
    }
    List<SqlType> types = ((dev.weir.type.RowType) FlinkTypes.of(wanted.getLogicalType())).types();
    List<SqlType> given = arguments.table().types();
    if (types.size() != given.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!types.get(i).withNullable(true).equals(given.get(i).withNullable(true))) {
        return false;
      }
    }
    return true;
  }

  private Method method(String name) {
    List<Method> methods = ExtractionUtils.collectMethods(type, name);
    if (methods.size() != 1) {
      throw invalid("it has " + methods.size() + " methods " + name, null);
    }
    return methods.getFirst();
  }
}
