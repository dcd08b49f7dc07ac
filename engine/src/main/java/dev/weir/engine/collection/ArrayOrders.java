package dev.weir.engine.collection;

import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.ElementSink;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The greatest and least element, and arrays in order. */
final class ArrayOrders {
  private final SqlType element;
  private final ArrayView array;
  private final ValueOrder order;

  ArrayOrders(SqlType element) {
    this.element = element;
    this.array = new ArrayView(element);
    this.order = new ValueOrder(element);
  }

  /** The greatest element, or with {@code sign} -1 the least; NULLs do not count. */
  FrameFunction extreme(int sign) {
    Layout layout = element.layout();
    return frame -> {
      array.set(frame.slice(0));
      int best = -1;
      for (int i = 0; i < array.size(); i++) {
        if (!array.isNull(i) && (best < 0 || sign * order.compare(array, i, array, best) > 0)) {
          best = i;
        }
      }
      return best >= 0 && frame.give(array, best, layout);
    };
  }

  /** Ascending and with NULLs first, unless the further arguments say otherwise. */
  FrameFunction sort() {
    ArrayBuilder builder = new ArrayBuilder(element);
    ElementSink.Scratch scratch = new ElementSink.Scratch();
    return frame -> {
      array.set(frame.slice(0));
      boolean ascending = frame.size() < 2 || frame.longAt(1) != 0;
      boolean nullsFirst = frame.size() < 3 ? ascending : frame.longAt(2) != 0;
      Integer[] places =
          IntStream.range(0, array.size())
              .filter(i -> !array.isNull(i))
              .boxed()
              .toArray(Integer[]::new);
      Comparator<Integer> rising = (a, b) -> order.compare(array, a, array, b);
      Arrays.sort(places, ascending ? rising : rising.reversed());
      builder.start();
      int nulls = array.size() - places.length;
      for (int i = 0; nullsFirst && i < nulls; i++) {
        builder.addNull();
      }
      for (int place : places) {
        builder.add(array, place, element, scratch);
      }
      for (int i = 0; !nullsFirst && i < nulls; i++) {
        builder.addNull();
      }
      return frame.give(builder);
    };
  }
}
