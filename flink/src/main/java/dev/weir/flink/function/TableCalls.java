package dev.weir.flink.function;

import dev.weir.type.RowType;
import dev.weir.udf.TableInstance;
import dev.weir.value.Elements;
import java.lang.invoke.MethodHandle;
import org.apache.flink.table.functions.TableFunction;
import org.jspecify.annotations.Nullable;

/** A table function's instance, called for one row after the other. */
final class TableCalls implements TableInstance {
  private final Lifetime lifetime;
  private final MethodHandle eval;
  private final Conversion[] arguments;
  private final @Nullable Object[] objects;
  private final RowCollector collecting;

  TableCalls(TableBinding binding, Lifetime lifetime) {
    this.lifetime = lifetime;
    this.eval = binding.eval().on(lifetime.instance());
    this.arguments = binding.types().arguments().toArray(Conversion[]::new);
    this.objects = new Object[arguments.length];
    this.collecting =
        new RowCollector(
            Conversions.of(binding.types().javaResult()),
            binding.types().result() instanceof RowType);
    collectInto(lifetime.instance(), collecting);
  }

  @SuppressWarnings("unchecked") // what it collects is checked by its conversion
  private static void collectInto(Object function, RowCollector collecting) {
    ((TableFunction<Object>) function).setCollector(collecting);
  }

  @Override
  public void call(Elements given, Rows rows) {
    Lifetime.read(given, arguments, objects);
    collecting.into(rows);
    try {
      eval.invoke(objects);
    } catch (Throwable e) {
      throw lifetime.failed(objects, e);
    }
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
