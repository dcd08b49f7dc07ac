package dev.weir.value;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;

/**
 * The elements of an array, or the fields of a row, by index from 0. Which of the methods fits an
 * index is known from its type's {@link dev.weir.type.Layout}; what is under a NULL must not be
 * read. An element that is itself a row, an array, a map or a variant is a run of encoded bytes.
 */
public interface Elements {

  int size();

  boolean isNull(int index);

  /** The element, of layout LONG. */
  long longAt(int index);

  /** The element, of layout DOUBLE. */
  double doubleAt(int index);

  /** Copies the element, of layout INT128. */
  void int128At(int index, Int128 out);

  /** Points {@code out} at the element, of layout BYTES or ROW. */
  void bytesAt(int index, Slice out);
}
