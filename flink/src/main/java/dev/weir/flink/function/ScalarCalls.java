package dev.weir.flink.function;

import dev.weir.udf.ScalarInstance;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A scalar function's instance, called for one row after the other. */
final class ScalarCalls implements ScalarInstance {
  private final Lifetime lifetime;
  private final MethodHandle eval;
  private final Conversion[] arguments;
  private final Conversion result;
  private final boolean nullable;
  private final @Nullable Object[] objects;

  ScalarCalls(ScalarBinding binding, Lifetime lifetime) {
    this.lifetime = lifetime;
    this.eval = binding.eval().on(lifetime.instance());
    this.arguments = binding.types().arguments().toArray(Conversion[]::new);
    this.result = Conversions.of(binding.types().javaResult());
    this.nullable = binding.result().nullable();
    this.objects = new Object[arguments.length];
  }

  @Override
  public void call(Elements given, ElementSink sink) {
    Lifetime.read(given, arguments, objects);
    Object value = call();
    if (value == null && !nullable) {
      throw lifetime.gaveNull(objects);
    }
    result.put(value, sink);
  }

  /** User code may throw anything. */
  private @Nullable Object call() {
    try {
      return eval.invoke(objects);
    } catch (Throwable e) {
      throw lifetime.failed(objects, e);
    }
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
