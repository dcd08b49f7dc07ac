package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.type.MapType;

/** An encoded map as two columns, of its keys and of its values; used again from map to map. */
public final class UnfoldedMap {
  private final MapView view;
  private final UnfoldedArray keys;
  private final UnfoldedArray values;

  /** For maps of that type; for multisets, give {@code asMap()}. */
  public UnfoldedMap(MapType type) {
    this.view = new MapView(type);
    this.keys = new UnfoldedArray(type.key());
    this.values = new UnfoldedArray(type.value());
  }

  /** Takes the entries of a map. */
  public UnfoldedMap set(Slice map) {
    view.set(map);
    keys.take(view.keys());
    values.take(view.values());
    return this;
  }

  /** How many entries there are. */
  public int size() {
    return keys.size();
  }

  public UnfoldedArray keys() {
    return keys;
  }

  public UnfoldedArray values() {
    return values;
  }
}
