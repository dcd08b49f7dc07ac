package dev.weir.engine.collection;

import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.ElementSink;

/** Arrays as sets, in the order in which elements come first; NULL is an element like others. */
final class ArraySets {
  private final SqlType element;
  private final ArrayView left;
  private final ArrayView right;
  private final ArrayBuilder builder;
  private final ValueOrder order;
  private final ElementSink.Scratch scratch = new ElementSink.Scratch();

  ArraySets(SqlType element) {
    this.element = element;
    this.left = new ArrayView(element);
    this.right = new ArrayView(element);
    this.builder = new ArrayBuilder(element);
    this.order = new ValueOrder(element);
  }

  /** Each element once. */
  FrameFunction distinct() {
    return frame -> {
      left.set(frame.slice(0));
      builder.start();
      addNew(left);
      return frame.give(builder);
    };
  }

  /** The elements of both, each once. */
  FrameFunction union() {
    return frame -> {
      left.set(frame.slice(0));
      right.set(frame.slice(1));
      builder.start();
      addNew(left);
      for (int i = 0; i < right.size(); i++) {
        if (!holds(left, left.size(), right, i) && !holds(right, i, right, i)) {
          builder.add(right, i, element, scratch);
        }
      }
      return frame.give(builder);
    };
  }

  /** The elements that the second has too, or that it has not, each once. */
  FrameFunction filter(boolean inSecond) {
    return frame -> {
      left.set(frame.slice(0));
      right.set(frame.slice(1));
      builder.start();
      for (int i = 0; i < left.size(); i++) {
        if (holds(right, right.size(), left, i) == inSecond && !holds(left, i, left, i)) {
          builder.add(left, i, element, scratch);
        }
      }
      return frame.give(builder);
    };
  }

  /** Whether the array has the element. */
  FrameFunction contains() {
    return frame -> frame.give(position(frame) > 0);
  }

  /** The position of the element from 1, or 0. */
  FrameFunction position() {
    return frame -> frame.give(position(frame));
  }

  private long position(CallFrame frame) {
    left.set(frame.slice(0));
    for (int i = 0; i < left.size(); i++) {
      if (order.same(left, i, frame, 1)) {
        return i + 1L;
      }
    }
    return 0;
  }

  private void addNew(ArrayView array) {
    for (int i = 0; i < array.size(); i++) {
      if (!holds(array, i, array, i)) {
        builder.add(array, i, element, scratch);
      }
    }
  }

  /** Whether the first elements of an array hold an element of another. */
  private boolean holds(ArrayView array, int count, ArrayView other, int index) {
    for (int i = 0; i < count; i++) {
      if (order.same(array, i, other, index)) {
        return true;
      }
    }
    return false;
  }
}
