package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.udf.FunctionCode;
import dev.weir.value.Elements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.jspecify.annotations.Nullable;

/** An instance of a function between its open and its close, and how its failures are told. */
record Lifetime(FunctionCode code, UserDefinedFunction instance) {
  /** How much of an argument a message shows. */
  private static final int SHOWN = 100;

  /** Where the search for a failure's root ends, which could go in circles. */
  private static final int DEEPEST = 20;

  static Lifetime open(FunctionCode code, Class<? extends UserDefinedFunction> type) {
    UserDefinedFunction instance = (UserDefinedFunction) FlinkFunctionLoader.instance(code, type);
    Lifetime lifetime = new Lifetime(code, instance);
    try {
      instance.open(new Surroundings(type.getClassLoader()));
    } catch (Exception | LinkageError e) {
      throw lifetime.failure("could not be opened", e);
    }
    return lifetime;
  }

  void close() {
    try {
      instance.close();
    } catch (Exception | LinkageError e) {
      throw failure("could not be closed", e);
    }
  }

  /** The error for a call that failed. */
  WeirException failed(@Nullable Object[] arguments, Throwable cause) {
    if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
      throw error;
    }
    WeirException failure = failure("failed for " + shown(arguments), cause);
    return arguments.length == 0
        ? failure
        : failure.withHint("Its arguments are of the classes " + types(arguments) + ".");
  }

  /** The error for a method without arguments that failed. */
  WeirException failedIn(String method, Throwable cause) {
    if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
      throw error;
    }
    return failure("failed in " + method, cause);
  }

  /** The error for a NULL that the types rule out. */
  WeirException gaveNull(@Nullable Object[] arguments) {
    return new WeirException(
        ErrorCode.INVALID_ARGUMENT,
        "function \""
            + code.name()
            + "\" returned NULL for "
            + shown(arguments)
            + ", but its result is NOT NULL");
  }

  private WeirException failure(String what, Throwable cause) {
    return new WeirException(
        ErrorCode.INVALID_ARGUMENT,
        "function \""
            + code.name()
            + "\" "
            + what
            + ": "
            + told(cause)
            + (cause.getCause() == null ? "" : ", caused by " + told(root(cause))),
        cause);
  }

  private static String told(Throwable error) {
    String message = error.getMessage();
    return error.getClass().getSimpleName()
        + (message == null ? "" : ": " + String.join(" ", message.lines().toList()));
  }

  private static Throwable root(Throwable error) {
    Throwable at = error;
    for (int i = 0; i < DEEPEST && at.getCause() != null; i++) {
      at = at.getCause();
    }
    return at;
  }

  private static String types(@Nullable Object[] arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument == null ? "NULL" : argument.getClass().getSimpleName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String shown(@Nullable Object[] arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      String text = argument == null ? "NULL" : argument.toString();
      texts.add(text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }
    return texts.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  /** All arguments as objects. */
  static @Nullable Object[] read(
      Elements arguments, Conversion[] conversions, @Nullable Object[] into) {
    for (int i = 0; i < conversions.length; i++) {
      into[i] = conversions[i].get(arguments, i);
    }
    return into;
  }
}
