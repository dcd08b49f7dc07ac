package dev.weir.flink.function;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import dev.weir.value.MapBuilder;
import dev.weir.value.MapView;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.jspecify.annotations.Nullable;

/** Conversions of arrays, maps and multisets. */
final class CollectionConversions {
  private CollectionConversions() {}

  static Conversion array(DataType type) {
    Class<?> java = type.getConversionClass();
    DataType element = type.getChildren().getFirst();
    ArrayType array = (ArrayType) FlinkTypes.of(type.getLogicalType());
    if (!java.isArray() && !java.isAssignableFrom(ArrayList.class)) {
      throw Conversions.unsupported(java, type.getLogicalType());
    }
    return new ArrayConversion(
        java.isArray() ? java.getComponentType() : null, array.element(), Conversions.of(element));
  }

  static Conversion map(DataType type) {
    return map(type, (MapType) FlinkTypes.of(type.getLogicalType()), type.getChildren().getLast());
  }

  static Conversion multiset(DataType type) {
    MultisetType multiset = (MultisetType) FlinkTypes.of(type.getLogicalType());
    return map(type, multiset.asMap(), DataTypes.INT().notNull());
  }

  private static Conversion map(DataType type, MapType map, DataType value) {
    if (!type.getConversionClass().isAssignableFrom(LinkedHashMap.class)) {
      throw Conversions.unsupported(type.getConversionClass(), type.getLogicalType());
    }
    return new MapConversion(
        map, Conversions.of(type.getChildren().getFirst()), Conversions.of(value));
  }

  /** An array, of a component class, or (null) a list. */
  private record ArrayConversion(@Nullable Class<?> component, SqlType element, Conversion elements)
      implements Conversion {
    @Override
    public Object read(Elements source, int index) {
      Slice slice = new Slice();
      source.bytesAt(index, slice);
      ArrayView view = new ArrayView(element).set(slice);
      if (component == null) {
        List<@Nullable Object> list = new ArrayList<>(view.size());
        for (int i = 0; i < view.size(); i++) {
          list.add(elements.get(view, i));
        }
        return list;
      }
      Object array = Array.newInstance(component, view.size());
      for (int i = 0; i < view.size(); i++) {
        Array.set(array, i, elements.get(view, i));
      }
      return array;
    }

    @Override
    public void write(Object value, ElementSink sink) {
      ArrayBuilder builder = new ArrayBuilder(element).start();
      if (value instanceof List<?> list) {
        list.forEach(item -> elements.put(item, builder));
      } else {
        for (int i = 0; i < Array.getLength(value); i++) {
          elements.put(Array.get(value, i), builder);
        }
      }
      ByteBuilder out = new ByteBuilder();
      builder.finish(out);
      sink.addBytes(out.data, 0, out.length());
    }
  }

  /** A map. */
  private record MapConversion(MapType type, Conversion keys, Conversion values)
      implements Conversion {
    @Override
    public Object read(Elements source, int index) {
      Slice slice = new Slice();
      source.bytesAt(index, slice);
      MapView view = new MapView(type).set(slice);
      Map<@Nullable Object, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(view.size());
      for (int i = 0; i < view.size(); i++) {
        map.put(keys.get(view.keys(), i), values.get(view.values(), i));
      }
      return map;
    }

    @Override
    public void write(Object value, ElementSink sink) {
      MapBuilder builder = new MapBuilder(type).start();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        keys.put(entry.getKey(), builder.keys());
        values.put(entry.getValue(), builder.values());
      }
      ByteBuilder out = new ByteBuilder();
      builder.finish(out);
      sink.addBytes(out.data, 0, out.length());
    }
  }
}
