package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.type.MapType;
import dev.weir.type.SqlType;

/** An encoded map or multiset that is read where it lies; entry i is key i with value i. */
public final class MapView {
  private final ArrayView keys;
  private final ArrayView values;
  private byte[] data = new byte[0];
  private int start;
  private int length;

  /** A view of maps of that type; of a multiset, give {@code asMap()}. */
  public MapView(MapType type) {
    this(type.key(), type.value());
  }

  /** A view of maps with keys and values of these types. */
  public MapView(SqlType key, SqlType value) {
    this.keys = new ArrayView(key);
    this.values = new ArrayView(value);
  }

  /** Points the view at the map that these bytes are. */
  public MapView set(Slice map) {
    return set(map.data, map.offset, map.length);
  }

  /** Points the view at the map that these bytes are. */
  public MapView set(byte[] bytes, int offset, int length) {
    this.data = bytes;
    this.start = offset;
    this.length = length;
    keys.set(bytes, offset + Bits.COUNT_BYTES);
    values.set(bytes, valuesStart());
    return this;
  }

  /** How many entries there are. */
  public int size() {
    return keys.size();
  }

  public ArrayView keys() {
    return keys;
  }

  public ArrayView values() {
    return values;
  }

  /** Points {@code out} at the encoded array of keys. */
  public void keysAsArray(Slice out) {
    out.set(data, start + Bits.COUNT_BYTES, Bits.intAt(data, start));
  }

  /** Points {@code out} at the encoded array of values. */
  public void valuesAsArray(Slice out) {
    int from = valuesStart();
    out.set(data, from, start + length - from);
  }

  private int valuesStart() {
    return start + Bits.COUNT_BYTES + Bits.intAt(data, start);
  }
}
