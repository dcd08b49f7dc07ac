package dev.weir.value;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.type.SqlType;

/** Takes the elements of an array, or the fields of a row, one after the other. */
public interface ElementSink {

  void addNull();

  /** Adds an element of layout LONG. */
  void addLong(long value);

  /** Adds an element of layout DOUBLE. */
  void addDouble(double value);

  /** Adds an element of layout INT128. */
  void addInt128(long high, long low);

  /** Adds a copy of an element of layout BYTES, or of an encoded row. */
  void addBytes(byte[] data, int offset, int length);

  default void addInt128(Int128 value) {
    addInt128(value.high, value.low);
  }

  default void addBytes(Slice value) {
    addBytes(value.data, value.offset, value.length);
  }

  /** Adds the element of {@code source} at an index, NULL or not; both have that type. */
  default void add(Elements source, int index, SqlType type, Scratch scratch) {
    if (source.isNull(index)) {
      addNull();
      return;
    }
    switch (type.layout()) {
      case LONG -> addLong(source.longAt(index));
      case DOUBLE -> addDouble(source.doubleAt(index));
      case INT128 -> {
        source.int128At(index, scratch.wide);
        addInt128(scratch.wide);
      }
      case BYTES, ROW -> {
        source.bytesAt(index, scratch.slice);
        addBytes(scratch.slice);
      }
    }
  }

  /** Holders that a copy passes through. */
  final class Scratch {
    final Slice slice = new Slice();
    final Int128 wide = new Int128();
  }
}
