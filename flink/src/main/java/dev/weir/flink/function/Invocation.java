package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.udf.FunctionCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.extraction.ExtractionUtils;
import org.apache.flink.table.types.extraction.ExtractionUtils.Autoboxing;
import org.jspecify.annotations.Nullable;

/** A method of a function's class, called with objects. */
record Invocation(Method method, int arguments) {

  /** The method that Java would choose for arguments of these classes. */
  static Invocation of(FunctionCode code, Class<?> type, String name, List<Class<?>> arguments) {
    return of(code, type, name, arguments, null);
  }

  /** The method that Java would choose for these classes, and that gives a result, if not null. */
  static Invocation of(
      FunctionCode code,
      Class<?> type,
      String name,
      List<Class<?>> arguments,
      @Nullable Class<?> result) {
    Class<?>[] classes = arguments.toArray(Class<?>[]::new);
    List<Method> best = best(type, name, classes, result);
    if (best.size() != 1) {
      throw new WeirException(
          ErrorCode.TYPE_MISMATCH,
          "function \""
              + code.name()
              + "\" has "
              + (best.isEmpty() ? "no method " : best.size() + " methods ")
              + ExtractionUtils.createMethodSignatureString(name, classes, null));
    }
    return new Invocation(best.getFirst(), classes.length);
  }

  private static List<Method> best(
      Class<?> type, String name, Class<?>[] classes, @Nullable Class<?> result) {
    List<Method> fitting = new ArrayList<>();
    for (Method method : ExtractionUtils.collectMethods(type, name)) {
      boolean gives =
          result == null
              || ExtractionUtils.isAssignable(method.getReturnType(), result, Autoboxing.JVM)
              || method.getReturnType().isAssignableFrom(result);
      if (gives
          && ExtractionUtils.isInvokable(Autoboxing.JVM, method, classes)
          && (!method.isVarArgs() || takes(method, classes))) {
        fitting.add(method);
      }
    }
    return fitting.stream()
        .filter(method -> fitting.stream().noneMatch(other -> narrower(other, method)))
        .toList();
  }

  /** Whether a method with an array at its end takes them: Flink's own test is lax there. */
  private static boolean takes(Method method, Class<?>[] classes) {
    Class<?>[] parameters = method.getParameterTypes();
    int fixed = parameters.length - 1;
    for (int i = 0; i < classes.length; i++) {
      boolean isArray = i == fixed && classes.length == parameters.length && classes[i].isArray();
      Class<?> parameter =
          i < fixed || isArray ? parameters[i] : parameters[fixed].getComponentType();
      if (!ExtractionUtils.isAssignable(classes[i], parameter, Autoboxing.JVM)) {
        return false;
      }
    }
    return classes.length >= fixed;
  }

  /** Whether the class has a method of this name. */
  static boolean exists(Class<?> type, String name) {
    return !ExtractionUtils.collectMethods(type, name).isEmpty();
  }

  /** The Java classes of types. */
  static List<Class<?>> classes(List<DataType> types) {
    List<Class<?>> classes = new ArrayList<>();
    types.forEach(type -> classes.add(type.getConversionClass()));
    return classes;
  }

  /** Whether one method takes less than the other, and so comes before it. */
  private static boolean narrower(Method one, Method other) {
    if (one.isVarArgs() != other.isVarArgs()) {
      return other.isVarArgs();
    }
    Class<?>[] mine = one.getParameterTypes();
    Class<?>[] theirs = other.getParameterTypes();
    if (Arrays.equals(mine, theirs)) {
      return !one.isBridge() && other.isBridge();
    }
    for (int i = 0; i < mine.length; i++) {
      if (i >= theirs.length || !ExtractionUtils.isAssignable(mine[i], theirs[i], Autoboxing.JVM)) {
        return false;
      }
    }
    return true;
  }

  /** The method of an instance, as a handle that takes an array of all arguments. */
  MethodHandle on(Object instance) {
    try {
      MethodHandle found = MethodHandles.publicLookup().unreflect(method);
      MethodHandle bound =
          Modifier.isStatic(method.getModifiers()) ? found : found.bindTo(instance);
      return bound
          .withVarargs(method.isVarArgs())
          .asType(MethodType.genericMethodType(arguments))
          .asSpreader(Object[].class, arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("not public: " + method, e);
    }
  }
}
