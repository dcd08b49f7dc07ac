package dev.weir.engine.collection;

import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;

/** Arrays made of parts of others: what is added, left out or turned around. */
final class ArrayCopies {
  private final SqlType element;
  private final ArrayView array;
  private final ArrayBuilder builder;
  private final ElementSink.Scratch scratch = new ElementSink.Scratch();

  ArrayCopies(SqlType element) {
    this.element = element;
    this.array = new ArrayView(element);
    this.builder = new ArrayBuilder(element);
  }

  /** The array, then the element. */
  FrameFunction append() {
    return frame -> {
      builder.start();
      addAll(frame, 0);
      add(frame, 1);
      return frame.give(builder);
    };
  }

  /** The element, then the array. */
  FrameFunction prepend() {
    return frame -> {
      builder.start();
      add(frame, 1);
      addAll(frame, 0);
      return frame.give(builder);
    };
  }

  /** All arrays, one after the other. */
  FrameFunction concat() {
    return frame -> {
      builder.start();
      for (int i = 0; i < frame.size(); i++) {
        addAll(frame, i);
      }
      return frame.give(builder);
    };
  }

  /** The array without the elements that are the same. */
  FrameFunction remove() {
    ValueOrder order = new ValueOrder(element);
    return frame -> {
      array.set(frame.slice(0));
      builder.start();
      for (int i = 0; i < array.size(); i++) {
        if (!order.same(array, i, frame, 1)) {
          add(array, i);
        }
      }
      return frame.give(builder);
    };
  }

  /** The array from its end. */
  FrameFunction reverse() {
    return frame -> {
      array.set(frame.slice(0));
      builder.start();
      for (int i = array.size() - 1; i >= 0; i--) {
        add(array, i);
      }
      return frame.give(builder);
    };
  }

  /** From one position to another, both from 1, or from the end if negative; 0 is the first. */
  FrameFunction slice() {
    return frame -> {
      array.set(frame.slice(0));
      int size = array.size();
      long from = position(frame.longAt(1), size);
      long to = frame.size() > 2 ? position(frame.longAt(2), size) : size;
      builder.start();
      for (long i = Math.max(1, from); i <= Math.min(size, to); i++) {
        add(array, (int) i - 1);
      }
      return frame.give(builder);
    };
  }

  private static long position(long given, int size) {
    return given < 0 ? given + size + 1 : Math.max(1, given);
  }

  private void addAll(CallFrame frame, int argument) {
    array.set(frame.slice(argument));
    for (int i = 0; i < array.size(); i++) {
      add(array, i);
    }
  }

  private void add(Elements source, int index) {
    builder.add(source, index, element, scratch);
  }
}
