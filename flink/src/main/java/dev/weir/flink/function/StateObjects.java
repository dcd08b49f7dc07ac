package dev.weir.flink.function;

import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.TypeInferenceUtil.StateInfo;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.types.RowUtils;
import org.jspecify.annotations.Nullable;

/** The kinds of state that a function keeps of each partition, null where there is none. */
final class StateObjects {
  private final List<String> names;
  private final List<DataType> types = new ArrayList<>();
  private final List<Conversion> conversions = new ArrayList<>();

  StateObjects(Map<String, StateInfo> states) {
    this.names = List.copyOf(states.keySet());
    for (StateInfo state : states.values()) {
      types.add(state.getDataType());
      conversions.add(Conversions.of(state.getDataType()));
    }
  }

  int size() {
    return types.size();
  }

  /** The place of a state, -1 if there is none of that name. */
  int place(String name) {
    return names.indexOf(name);
  }

  /** Makes the states that are missing, and adds all to the arguments. */
  void fill(@Nullable Object[] values, List<@Nullable Object> arguments) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = empty(types.get(i));
      }
      arguments.add(values[i]);
    }
  }

  private static Object empty(DataType type) {
    Class<?> java = type.getConversionClass();
    if (java == Row.class) {
      LinkedHashMap<String, Integer> places = new LinkedHashMap<>();
      LogicalTypeChecks.getFieldNames(type.getLogicalType())
          .forEach(name -> places.put(name, places.size()));
      return RowUtils.createRowWithNamedPositions(
          RowKind.INSERT, new Object[places.size()], places);
    }
    try {
      return java.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make an object of " + java, e);
    }
  }

  void write(@Nullable Object[] values, ElementSink out) {
    for (int i = 0; i < values.length; i++) {
      conversions.get(i).put(values[i], out);
    }
  }

  @Nullable Object[] read(Elements source) {
    @Nullable Object[] values = new Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = conversions.get(i).get(source, i);
    }
    return values;
  }
}
