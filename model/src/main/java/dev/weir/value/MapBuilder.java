package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.MapType;
import dev.weir.type.SqlType;

/**
 * Encodes maps and multisets: {@link #start}, a key and a value for each entry, {@link #finish}. It
 * does not look for equal keys.
 */
public final class MapBuilder {
  private final ArrayBuilder keys;
  private final ArrayBuilder values;

  /** A builder of maps of that type; of a multiset, give {@code asMap()}. */
  public MapBuilder(MapType type) {
    this(type.key(), type.value());
  }

  /** A builder of maps with keys and values of these types. */
  public MapBuilder(SqlType key, SqlType value) {
    this.keys = new ArrayBuilder(key);
    this.values = new ArrayBuilder(value);
  }

  /** Begins an empty map. */
  public MapBuilder start() {
    keys.start();
    values.start();
    return this;
  }

  /** Takes the keys. */
  public ArrayBuilder keys() {
    return keys;
  }

  /** Takes the values, in the order of the keys. */
  public ArrayBuilder values() {
    return values;
  }

  /** Adds the map's encoding to {@code out}. */
  public void finish(ByteBuilder out) {
    if (keys.size() != values.size()) {
      throw new IllegalStateException(keys.size() + " keys, " + values.size() + " values");
    }
    int at = out.reserve(Bits.COUNT_BYTES);
    keys.finish(out);
    Bits.putInt(out.data, at, out.length() - at - Bits.COUNT_BYTES);
    values.finish(out);
  }

  /** The map's encoding in an array of its own. */
  public Slice toSlice() {
    ByteBuilder out = new ByteBuilder();
    finish(out);
    return Slice.of(out.toBytes());
  }

  /** Encodes a map from encoded arrays of its keys and of its values. */
  public static void join(ByteBuilder keys, ByteBuilder values, ByteBuilder out) {
    int at = out.reserve(Bits.COUNT_BYTES);
    Bits.putInt(out.data, at, keys.length());
    out.add(keys.data, 0, keys.length());
    out.add(values.data, 0, values.length());
  }
}
