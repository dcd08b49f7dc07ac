package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.udf.AggregateInstance;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/** An aggregate function's instance, called for one row after the other. */
final class AggregateCalls implements AggregateInstance {
  private final Lifetime lifetime;
  private final AggregateFunction<Object, Object> function;
  private final MethodHandle accumulate;
  private final @Nullable MethodHandle retract;
  private final @Nullable MethodHandle merge;
  private final Conversion[] arguments;
  private final Conversion result;
  private final Conversion gathered;
  private final boolean nullable;

  /** What the methods are called with: what was gathered, then the arguments. */
  private final @Nullable Object[] objects;

  private final @Nullable Object[] merged = new Object[2];

  AggregateCalls(AggregateBinding binding, Lifetime lifetime) {
    this.lifetime = lifetime;
    this.function = function(lifetime.instance());
    AggregateMethods methods = binding.methods();
    this.accumulate = methods.accumulate().on(function);
    this.retract = methods.retract() == null ? null : methods.retract().on(function);
    this.merge = methods.merge() == null ? null : methods.merge().on(function);
    this.arguments = binding.types().arguments().toArray(Conversion[]::new);
    this.result = Conversions.of(binding.types().javaResult());
    this.gathered = Conversions.of(binding.javaGathered());
    this.nullable = binding.result().nullable();
    this.objects = new Object[arguments.length + 1];
  }

  @SuppressWarnings("unchecked") // what goes in and out is checked by conversions
  private static AggregateFunction<Object, Object> function(Object instance) {
    return (AggregateFunction<Object, Object>) instance;
  }

  @Override
  public Object create() {
    Object created;
    try {
      created = function.createAccumulator();
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw lifetime.failedIn("createAccumulator", e);
    }
    if (created == null) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "createAccumulator of function \"" + lifetime.code().name() + "\" returned null");
    }
    return created;
  }

  @Override
  public void accumulate(Object into, Elements given) {
    call(accumulate, into, given);
  }

  @Override
  public void retract(Object from, Elements given) {
    call(Objects.requireNonNull(retract, "no retract"), from, given);
  }

  private void call(MethodHandle method, Object target, Elements given) {
    objects[0] = target;
    for (int i = 0; i < arguments.length; i++) {
      objects[i + 1] = arguments[i].get(given, i);
    }
    try {
      method.invoke(objects);
    } catch (Throwable e) {
      throw lifetime.failed(java.util.Arrays.copyOfRange(objects, 1, objects.length), e);
    }
  }

  @Override
  public void merge(Object into, Object other) {
    merged[0] = into;
    merged[1] = List.of(other);
    try {
      Objects.requireNonNull(merge, "no merge").invoke(merged);
    } catch (Throwable e) {
      throw lifetime.failedIn("merge", e);
    }
  }

  @Override
  public void result(Object from, ElementSink sink) {
    Object value;
    try {
      value = function.getValue(from);
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw lifetime.failedIn("getValue", e);
    }
    if (value == null && !nullable) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "function \"" + lifetime.code().name() + "\" returned NULL, but its result is NOT NULL");
    }
    result.put(value, sink);
  }

  @Override
  public void write(Object value, ElementSink out) {
    gathered.write(value, out);
  }

  @Override
  public Object read(Elements source, int index) {
    return gathered.read(source, index);
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
