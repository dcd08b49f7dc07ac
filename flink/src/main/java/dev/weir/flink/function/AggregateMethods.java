package dev.weir.flink.function;

import dev.weir.udf.FunctionCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.functions.UserDefinedFunctionHelper;
import org.jspecify.annotations.Nullable;

/** The methods of an aggregate function for arguments of certain types; null if it lacks one. */
record AggregateMethods(
    Invocation accumulate, @Nullable Invocation retract, @Nullable Invocation merge) {

  static AggregateMethods of(
      FunctionCode code, Class<?> type, Class<?> gathered, List<Class<?>> arguments) {
    List<Class<?>> all = new ArrayList<>(List.of(gathered));
    all.addAll(arguments);
    return new AggregateMethods(
        Invocation.of(code, type, UserDefinedFunctionHelper.AGGREGATE_ACCUMULATE, all),
        optional(code, type, UserDefinedFunctionHelper.AGGREGATE_RETRACT, all),
        optional(
            code,
            type,
            UserDefinedFunctionHelper.AGGREGATE_MERGE,
            List.of(gathered, Iterable.class)));
  }

  private static @Nullable Invocation optional(
      FunctionCode code, Class<?> type, String name, List<Class<?>> arguments) {
    return Invocation.exists(type, name) ? Invocation.of(code, type, name, arguments) : null;
  }
}
