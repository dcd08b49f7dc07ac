package dev.weir.engine.aggregate;

import dev.weir.value.Bitmap;
import java.util.function.BiConsumer;

/** What an aggregate makes of a group's bitmaps. */
enum BitmapMerge {
  OR(Bitmap::or),
  AND(Bitmap::and),
  XOR(Bitmap::xor);

  private final BiConsumer<Bitmap, Bitmap> operation;

  BitmapMerge(BiConsumer<Bitmap, Bitmap> operation) {
    this.operation = operation;
  }

  /** Works the other bitmap into one. */
  void into(Bitmap bitmap, Bitmap other) {
    operation.accept(bitmap, other);
  }
}
