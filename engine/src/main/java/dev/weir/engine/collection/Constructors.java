package dev.weir.engine.collection;

import dev.weir.type.MapType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ElementSink;
import dev.weir.value.MapBuilder;
import dev.weir.value.RowBuilder;
import java.util.List;

/** ARRAY[...], MAP[...] and ROW(...). */
final class Constructors {
  private Constructors() {}

  static FrameFunction array(SqlType element) {
    ArrayBuilder builder = new ArrayBuilder(element);
    ElementSink.Scratch scratch = new ElementSink.Scratch();
    return frame -> {
      builder.start();
      for (int i = 0; i < frame.size(); i++) {
        builder.add(frame, i, element, scratch);
      }
      return frame.give(builder);
    };
  }

  static FrameFunction row(RowType type) {
    RowBuilder builder = new RowBuilder(type);
    List<SqlType> fields = type.types();
    ElementSink.Scratch scratch = new ElementSink.Scratch();
    return frame -> {
      builder.start();
      for (int i = 0; i < fields.size(); i++) {
        builder.add(frame, i, fields.get(i), scratch);
      }
      return frame.give(builder);
    };
  }

  /** Keys and values in turn; the last value of equal keys counts, at the place of the first. */
  static FrameFunction map(MapType type) {
    MapBuilder builder = new MapBuilder(type);
    ValueOrder keys = new ValueOrder(type.key());
    ElementSink.Scratch scratch = new ElementSink.Scratch();
    return frame -> {
      builder.start();
      for (int i = 0; i < frame.size(); i += 2) {
        if (!occurs(frame, i, keys)) {
          builder.keys().add(frame, i, type.key(), scratch);
          builder.values().add(frame, last(frame, i, keys) + 1, type.value(), scratch);
        }
      }
      return frame.give(builder);
    };
  }

  /** Whether the key at that argument stands before it too. */
  private static boolean occurs(CallFrame frame, int key, ValueOrder keys) {
    for (int i = key - 2; i >= 0; i -= 2) {
      if (keys.same(frame, i, frame, key)) {
        return true;
      }
    }
    return false;
  }

  private static int last(CallFrame frame, int key, ValueOrder keys) {
    for (int i = frame.size() - 2; i > key; i -= 2) {
      if (keys.same(frame, i, frame, key)) {
        return i;
      }
    }
    return key;
  }
}
