package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.UserFunction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeInferenceUtil;

/** A function of a class, whose types Flink infers from its methods and their hints. */
final class FlinkFunction implements UserFunction {
  private final FunctionCode code;
  private final Class<? extends UserDefinedFunction> type;
  private final Kind kind;
  private final FunctionDefinition definition;
  private final TypeInference inference;
  private final Map<List<SqlType>, BoundFunction> bound = new ConcurrentHashMap<>();

  FlinkFunction(FunctionCode code, Class<? extends UserDefinedFunction> type, Kind kind) {
    this.code = code;
    this.type = type;
    this.kind = kind;
    this.definition = FlinkFunctionLoader.instance(code, type);
    this.inference = infer();
  }

  private TypeInference infer() {
    try {
      return definition.getTypeInference(new TypeFactory(type.getClassLoader()));
    } catch (ValidationException | TableException e) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "the types of function \""
              + code.name()
              + "\" of class \""
              + code.className()
              + "\" cannot be told: "
              + Reasons.of(e),
          e);
    }
  }

  @Override
  public FunctionCode code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public List<Named> named() {
    return inference.getStaticArguments().orElse(List.of()).stream()
        .map(argument ->
            new Named(
                argument.getName(),
                argument
                    .getDataType()
                    .map(given -> FlinkTypes.of(given.getLogicalType()))
                    .orElse(null),
                argument.isOptional()))
        .toList();
  }

  @Override
  public BoundFunction bind(List<SqlType> arguments) {
    return bound.computeIfAbsent(List.copyOf(arguments), this::infer);
  }

  private BoundFunction infer(List<SqlType> arguments) {
    TypeInferenceUtil.Result types;
    try {
      types =
          TypeInferenceUtil.runTypeInference(
              inference,
              new CallTypes(
                  code.name(), definition, new TypeFactory(type.getClassLoader()), arguments),
              null);
    } catch (ValidationException | TableException e) {
      throw mismatch(arguments, e);
    }
    return bind(types, BoundTypes.of(code, types));
  }

  private BoundFunction bind(TypeInferenceUtil.Result types, BoundTypes all) {
    List<Class<?>> arguments = Invocation.classes(types.getExpectedArgumentTypes());
    boolean deterministic = definition.isDeterministic();
    return switch (kind) {
      case SCALAR -> {
        Class<?> result = types.getOutputDataType().getConversionClass();
        Invocation eval = Invocation.of(code, type, "eval", arguments, result);
        yield new ScalarBinding(all, eval, type, deterministic);
      }
      case TABLE -> {
        Invocation eval = Invocation.of(code, type, "eval", arguments);
        yield new TableBinding(all, eval, type, deterministic);
      }
      case AGGREGATE -> {
        DataType gathered = types.getStateInfos().firstEntry().getValue().getDataType();
        AggregateMethods methods =
            AggregateMethods.of(code, type, gathered.getConversionClass(), arguments);
        yield new AggregateBinding(all, gathered, methods, type, deterministic);
      }
      case PROCESS -> throw new IllegalStateException("a process table function: " + code);
    };
  }

  private WeirException mismatch(List<SqlType> arguments, RuntimeException cause) {
    String given =
        arguments.stream().map(SqlType::toString).collect(Collectors.joining(", ", "(", ")"));
    return new WeirException(
            ErrorCode.TYPE_MISMATCH,
            "function \"" + code.name() + "\" cannot be applied to " + given,
            cause)
        .withHint(
            "Its signatures are "
                + String.join(
                    "; ",
                    TypeInferenceUtil.generateSignature(inference, code.name(), definition)
                        .lines()
                        .toList())
                + ".");
  }
}
