package dev.weir.flink.function;

import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import org.jspecify.annotations.Nullable;

/** The way between values of Weir and Java objects, of one type. */
interface Conversion {
  /** The object for an element that is not NULL. */
  Object read(Elements source, int index);

  /** Adds an object. */
  void write(Object value, ElementSink sink);

  /** The object for an element, null for NULL. */
  default @Nullable Object get(Elements source, int index) {
    return source.isNull(index) ? null : read(source, index);
  }

  /** Adds an object, or NULL for null. */
  default void put(@Nullable Object value, ElementSink sink) {
    if (value == null) {
      sink.addNull();
    } else {
      write(value, sink);
    }
  }
}
