package dev.weir.engine.collection;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.Layout;
import dev.weir.type.MapType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayView;
import dev.weir.value.MapView;
import dev.weir.value.RowView;

/** What an index, a key or a field's name gives, and how many there are. */
final class Access {
  private Access() {}

  /** {@code array[index]}, from 1; NULL beyond the ends. */
  static FrameFunction element(SqlType element) {
    ArrayView array = new ArrayView(element);
    Layout layout = element.layout();
    return frame -> {
      array.set(frame.slice(0));
      long index = frame.longAt(1);
      return index >= 1 && index <= array.size() && frame.give(array, (int) index - 1, layout);
    };
  }

  /** {@code map[key]}; NULL without such a key. */
  static FrameFunction value(MapType type) {
    MapView map = new MapView(type);
    ValueOrder keys = new ValueOrder(type.key());
    Layout layout = type.value().layout();
    return frame -> {
      map.set(frame.slice(0));
      for (int i = 0; i < map.size(); i++) {
        if (!map.keys().isNull(i) && keys.equal(map.keys(), i, frame, 1)) {
          return frame.give(map.values(), i, layout);
        }
      }
      return false;
    };
  }

  /** A field of an encoded row. */
  static FrameFunction field(RowType type, int field) {
    RowView row = new RowView(type);
    Layout layout = type.type(field).layout();
    return frame -> frame.give(row.set(frame.slice(0)), field, layout);
  }

  /** The only element of an array. */
  static FrameFunction only(SqlType element) {
    ArrayView array = new ArrayView(element);
    Layout layout = element.layout();
    return frame -> {
      array.set(frame.slice(0));
      if (array.size() > 1) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT,
            "an array of " + array.size() + " elements has no only element");
      }
      return array.size() == 1 && frame.give(array, 0, layout);
    };
  }

  /** How many elements an array has. */
  static FrameFunction arraySize(SqlType element) {
    ArrayView array = new ArrayView(element);
    return frame -> frame.give(array.set(frame.slice(0)).size());
  }

  /** How many entries a map has. */
  static FrameFunction mapSize(MapType type) {
    MapView map = new MapView(type);
    return frame -> frame.give(map.set(frame.slice(0)).size());
  }
}
