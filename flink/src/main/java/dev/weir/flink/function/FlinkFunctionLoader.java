package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.udf.FunctionCode;
import dev.weir.udf.FunctionLoader;
import dev.weir.udf.UserFunction;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.FunctionKind;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.functions.UserDefinedFunctionHelper;
import org.jspecify.annotations.Nullable;

/** Loads functions written against Flink's classes. Functions of the same jars share a loader. */
public final class FlinkFunctionLoader implements FunctionLoader {
  private final Map<List<String>, ClassLoader> loaders = new ConcurrentHashMap<>();

  @Override
  public UserFunction load(FunctionCode code) {
    Class<? extends UserDefinedFunction> type = type(code);
    FunctionKind kind = instance(code, type).getKind();
    return switch (kind) {
      case SCALAR -> new FlinkFunction(code, type, UserFunction.Kind.SCALAR);
      case TABLE -> new FlinkFunction(code, type, UserFunction.Kind.TABLE);
      case AGGREGATE -> new FlinkFunction(code, type, UserFunction.Kind.AGGREGATE);
      case PROCESS_TABLE -> new FlinkProcessFunction(code, type);
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "function \"" + code.name() + "\" is of kind " + kind + ", which is not supported");
    };
  }

  /** A new instance of a function's class. */
  static FunctionDefinition instance(FunctionCode code, Class<? extends UserDefinedFunction> type) {
    try {
      return UserDefinedFunctionHelper.instantiateFunction(type);
    } catch (RuntimeException | LinkageError e) {
      throw invalid(code, Reasons.of(e), e);
    }
  }

  private Class<? extends UserDefinedFunction> type(FunctionCode code) {
    Class<?> type;
    try {
      type = Class.forName(code.className(), true, loader(code));
    } catch (ClassNotFoundException e) {
      throw new WeirException(
              ErrorCode.UNKNOWN_FUNCTION,
              "class \"" + code.className() + "\" of function \"" + code.name() + "\" is not found",
              e)
          .withHint(
              code.jars().isEmpty()
                  ? "Name its jar with USING JAR, or add it with ADD JAR."
                  : "The jars looked at are " + String.join(", ", code.jars()) + ".");
    } catch (LinkageError e) {
      throw invalid(code, Reasons.of(e), e);
    }
    if (!UserDefinedFunction.class.isAssignableFrom(type)) {
      throw invalid(code, "it does not extend a function class of Flink", null);
    }
    Class<? extends UserDefinedFunction> function = type.asSubclass(UserDefinedFunction.class);
    try {
      UserDefinedFunctionHelper.validateClass(function);
    } catch (RuntimeException e) {
      throw invalid(code, Reasons.of(e), e);
    }
    return function;
  }

  private ClassLoader loader(FunctionCode code) {
    return loaders.computeIfAbsent(code.jars(), _ -> open(code));
  }

  /** Classes of jars that none of these functions has are let go of: no one else keeps them. */
  @Override
  public void keep(Collection<FunctionCode> used) {
    loaders.keySet().retainAll(used.stream().map(FunctionCode::jars).toList());
  }

  private static ClassLoader open(FunctionCode code) {
    return new FunctionClassLoader(
        code.jars().stream().map(jar -> url(code, jar)).toArray(URL[]::new),
        FlinkFunctionLoader.class.getClassLoader());
  }

  private static URL url(FunctionCode code, String jar) {
    Path path = path(jar);
    if (!Files.isRegularFile(path)) {
      throw new WeirException(
          ErrorCode.MISSING_FILE,
          "jar \"" + jar + "\" of function \"" + code.name() + "\" does not exist");
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "jar \"" + jar + "\" is no path", e);
    }
  }

  private static Path path(String jar) {
    try {
      if (jar.startsWith("file:")) {
        return Path.of(URI.create(jar).getPath());
      }
      if (jar.contains("://")) {
        throw new WeirException(
            ErrorCode.UNSUPPORTED, "jar \"" + jar + "\" is not on this machine: not supported");
      }
      return Path.of(jar);
    } catch (IllegalArgumentException e) {
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "jar \"" + jar + "\" is no path", e);
    }
  }

  private static WeirException invalid(
      FunctionCode code, String reason, @Nullable Throwable cause) {
    return new WeirException(
        ErrorCode.INVALID_STATEMENT,
        "class \""
            + code.className()
            + "\" of function \""
            + code.name()
            + "\" cannot be used: "
            + reason,
        cause);
  }
}
