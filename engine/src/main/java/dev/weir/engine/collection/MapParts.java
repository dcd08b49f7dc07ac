package dev.weir.engine.collection;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.RowType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.ElementSink;
import dev.weir.value.MapBuilder;
import dev.weir.value.MapView;
import dev.weir.value.RowBuilder;

/** Maps taken apart and put together. */
final class MapParts {
  private MapParts() {}

  static FrameFunction keys(MapType type) {
    MapView map = new MapView(type);
    return frame -> {
      map.set(frame.slice(0)).keysAsArray(frame.bytes.slice);
      return true;
    };
  }

  static FrameFunction values(MapType type) {
    MapView map = new MapView(type);
    return frame -> {
      map.set(frame.slice(0)).valuesAsArray(frame.bytes.slice);
      return true;
    };
  }

  /** An array of rows of a key and its value. */
  static FrameFunction entries(MapType type, ArrayType result) {
    MapView map = new MapView(type);
    ArrayBuilder builder = new ArrayBuilder(result.element());
    RowBuilder row = new RowBuilder((RowType) result.element());
    ElementSink.Scratch scratch = new ElementSink.Scratch();
    return frame -> {
      map.set(frame.slice(0));
      builder.start();
      for (int i = 0; i < map.size(); i++) {
        row.start();
        row.add(map.keys(), i, type.key(), scratch);
        row.add(map.values(), i, type.value(), scratch);
        row.finish(builder.bytes());
        builder.endBytes();
      }
      return frame.give(builder);
    };
  }

  static FrameFunction fromArrays(MapType type) {
    ArrayView keys = new ArrayView(type.key());
    ArrayView values = new ArrayView(type.value());
    Entries entries = new Entries(type);
    return frame -> {
      keys.set(frame.slice(0));
      values.set(frame.slice(1));
      if (keys.size() != values.size()) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT,
            "a map can't be made of " + keys.size() + " keys and " + values.size() + " values");
      }
      entries.start();
      for (int i = 0; i < keys.size(); i++) {
        if (!Entries.follows(keys, i, entries.order)) {
          entries.add(keys, i, values, Entries.last(keys, i, entries.order));
        }
      }
      return entries.finish(frame);
    };
  }

  /** The entries of all maps; of a key in several, the value in the last. */
  static FrameFunction union(MapType type, int count) {
    MapView[] maps = new MapView[count];
    for (int i = 0; i < count; i++) {
      maps[i] = new MapView(type);
    }
    Entries entries = new Entries(type);
    return frame -> {
      for (int i = 0; i < count; i++) {
        maps[i].set(frame.slice(i));
      }
      entries.start();
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < maps[i].size(); k++) {
          entries.addUnited(maps, i, k);
        }
      }
      return entries.finish(frame);
    };
  }

  /** A map under construction whose keys are looked at. */
  private static final class Entries {
    final ValueOrder order;
    private final MapType type;
    private final MapBuilder builder;
    private final ElementSink.Scratch scratch = new ElementSink.Scratch();

    Entries(MapType type) {
      this.type = type;
      this.order = new ValueOrder(type.key());
      this.builder = new MapBuilder(type);
    }

    void start() {
      builder.start();
    }

    void add(ArrayView keys, int key, ArrayView values, int value) {
      builder.keys().add(keys, key, type.key(), scratch);
      builder.values().add(values, value, type.value(), scratch);
    }

    /** Adds a key of one of several maps, unless a map before has it, with its last value. */
    void addUnited(MapView[] maps, int map, int key) {
      ArrayView keys = maps[map].keys();
      for (int i = 0; i < map; i++) {
        if (find(maps[i].keys(), keys, key) >= 0) {
          return;
        }
      }
      for (int i = maps.length - 1; i >= map; i--) {
        int found = find(maps[i].keys(), keys, key);
        if (found >= 0) {
          add(keys, key, maps[i].values(), found);
          return;
        }
      }
    }

    boolean finish(CallFrame frame) {
      return frame.give(builder);
    }

    private int find(ArrayView in, ArrayView keys, int key) {
      for (int i = 0; i < in.size(); i++) {
        if (order.same(in, i, keys, key)) {
          return i;
        }
      }
      return -1;
    }

    /** Whether the same key stands before. */
    static boolean follows(ArrayView keys, int key, ValueOrder order) {
      for (int i = 0; i < key; i++) {
        if (order.same(keys, i, keys, key)) {
          return true;
        }
      }
      return false;
    }

    /** The last place of the same key. */
    static int last(ArrayView keys, int key, ValueOrder order) {
      int last = key;
      for (int i = key + 1; i < keys.size(); i++) {
        last = order.same(keys, i, keys, key) ? i : last;
      }
      return last;
    }
  }
}
