package dev.weir.engine.collection;

import dev.weir.type.Layout;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.Bitmap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Functions on bitmaps. */
final class Bitmaps {
  private final Bitmap left = new Bitmap();
  private final Bitmap right = new Bitmap();

  private Bitmaps() {}

  /** The function of that name, or null. */
  static @Nullable FrameFunction find(String name) {
    Bitmaps bitmaps = new Bitmaps();
    return switch (name) {
      case "BITMAP_BUILD" -> bitmaps.build();
      case "BITMAP_FROM_BYTES" -> frame -> bitmaps.give(frame, bitmaps.left.read(frame.slice(0)));
      case "BITMAP_TO_BYTES" -> bitmaps::bytes;
      case "BITMAP_TO_ARRAY" -> bitmaps.array();
      case "BITMAP_TO_STRING" -> bitmaps::text;
      case "BITMAP_CARDINALITY" ->
          frame -> frame.give(bitmaps.left.read(frame.slice(0)).cardinality());
      case "BITMAP_AND" -> bitmaps.combine(Bitmap::and);
      case "BITMAP_OR" -> bitmaps.combine(Bitmap::or);
      case "BITMAP_XOR" -> bitmaps.combine(Bitmap::xor);
      case "BITMAP_ANDNOT" -> bitmaps.combine(Bitmap::andNot);
      default -> null;
    };
  }

  private FrameFunction build() {
    ArrayView numbers = new ArrayView(Layout.LONG);
    return frame -> {
      numbers.set(frame.slice(0));
      left.clear();
      for (int i = 0; i < numbers.size(); i++) {
        if (!numbers.isNull(i)) {
          left.add((int) numbers.longAt(i));
        }
      }
      return give(frame, left);
    };
  }

  private FrameFunction combine(BiConsumer<Bitmap, Bitmap> operation) {
    return frame -> {
      operation.accept(left.read(frame.slice(0)), right.read(frame.slice(1)));
      return give(frame, left);
    };
  }

  private FrameFunction array() {
    ArrayBuilder numbers = new ArrayBuilder(Layout.LONG);
    return frame -> {
      numbers.start();
      left.read(frame.slice(0)).forEach(numbers::addLong);
      return frame.give(numbers);
    };
  }

  private boolean bytes(CallFrame frame) {
    left.read(frame.slice(0)).writePortable(frame.bytes.start());
    frame.bytes.finish();
    return true;
  }

  private boolean text(CallFrame frame) {
    left.read(frame.slice(0)).print(frame.bytes.start());
    frame.bytes.finish();
    return true;
  }

  private boolean give(CallFrame frame, Bitmap bitmap) {
    bitmap.write(frame.bytes.start());
    frame.bytes.finish();
    return true;
  }
}
