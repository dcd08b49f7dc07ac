package dev.weir.flink.function;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.udf.ProcessInstance;
import dev.weir.udf.TableInstance;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import dev.weir.value.RowBuilder;
import dev.weir.value.RowView;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.table.types.DataType;
import org.jspecify.annotations.Nullable;

/** A process table function's instance, called for one row after the other. */
final class ProcessCalls implements ProcessInstance {
  private final ProcessBinding binding;
  private final Lifetime lifetime;
  private final MethodHandle eval;
  private final @Nullable MethodHandle onTimer;
  private final boolean evalHasContext;
  private final boolean timerHasContext;
  private final Conversion[] arguments;
  private final StateObjects states;
  private final RowCollector collector;
  private final ProcessSurroundings surroundings;

  ProcessCalls(ProcessBinding binding, Lifetime lifetime) {
    this.binding = binding;
    this.lifetime = lifetime;
    Method onTimerMethod = binding.onTimer();
    this.eval = handle(binding.eval());
    this.onTimer = onTimerMethod == null ? null : handle(onTimerMethod);
    this.evalHasContext = hasContext(binding.eval());
    this.timerHasContext = onTimerMethod != null && hasContext(onTimerMethod);
    List<DataType> types = binding.types().arguments();
    this.arguments = new Conversion[types.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = Conversions.of(types.get(i));
    }
    this.states = new StateObjects(binding.types().states());
    this.collector =
        new RowCollector(
            Conversions.of(binding.types().own()),
            FlinkTypes.of(binding.types().own().getLogicalType()) instanceof RowType);
    this.surroundings = new ProcessSurroundings(binding, states);
    collectInto(lifetime.instance(), collector);
  }

  private MethodHandle handle(Method method) {
    return new Invocation(method, method.getParameterCount()).on(lifetime.instance());
  }

  private static boolean hasContext(Method method) {
    return method.getParameterCount() > 0
        && ProcessTableFunction.Context.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  @SuppressWarnings("unchecked") // what it collects is checked by its conversion
  private static void collectInto(Object function, RowCollector collector) {
    ((ProcessTableFunction<Object>) function).setCollector(collector);
  }

  @Override
  public Object create() {
    return new Object[states.size()];
  }

  @Override
  public boolean isEmpty(Object kept) {
    return Arrays.stream(objects(kept)).allMatch(value -> value == null);
  }

  private static @Nullable Object[] objects(Object kept) {
    return (@Nullable Object[]) kept;
  }

  @Override
  public void process(Object kept, Input input, Times times, TableInstance.Rows rows) {
    @Nullable Object[] values = objects(kept);
    List<@Nullable Object> given = new ArrayList<>();
    if (evalHasContext) {
      given.add(surroundings);
    }
    states.fill(values, given);
    List<@Nullable Object> plain = new ArrayList<>();
    int value = 0;
    for (int i = 0; i < arguments.length; i++) {
      plain.add(
          binding.isTable(i) ? row(i, input.row()) : arguments[i].get(input.values(), value++));
    }
    given.addAll(plain);
    call(eval, given, plain, null, values, times, rows);
  }

  private Object row(int argument, Elements row) {
    return ((Conversions.Structured) arguments[argument]).readFields(row);
  }

  @Override
  public void timer(Object kept, @Nullable String name, Times times, TableInstance.Rows rows) {
    if (onTimer == null) {
      throw lifetime.failedIn("onTimer", new IllegalStateException("there is no such method"));
    }
    @Nullable Object[] values = objects(kept);
    List<@Nullable Object> given = new ArrayList<>();
    if (timerHasContext) {
      given.add(surroundings);
    }
    states.fill(values, given);
    List<@Nullable Object> shown = new ArrayList<>();
    shown.add(name);
    call(onTimer, given, shown, name, values, times, rows);
  }

  private void call(
      MethodHandle method,
      List<@Nullable Object> given,
      List<@Nullable Object> shown,
      @Nullable String timer,
      @Nullable Object[] values,
      Times times,
      TableInstance.Rows rows) {
    surroundings.begin(times, timer);
    collector.into(rows);
    try {
      method.invoke(given.toArray());
    } catch (Throwable e) {
      throw lifetime.failed(shown.toArray(), e);
    }
    surroundings.end(values);
  }

  @Override
  public void write(Object kept, ElementSink out) {
    RowBuilder builder = new RowBuilder(binding.kept()).start();
    states.write(objects(kept), builder);
    ByteBuilder bytes = new ByteBuilder();
    builder.finish(bytes);
    out.addBytes(bytes.data, 0, bytes.length());
  }

  @Override
  public Object read(Elements source, int index) {
    Slice slice = new Slice();
    source.bytesAt(index, slice);
    return states.read(new RowView(binding.kept()).set(slice));
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
