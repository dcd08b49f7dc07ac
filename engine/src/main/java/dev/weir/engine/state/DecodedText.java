package dev.weir.engine.state;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Slice;

/** One string of a kept row to look at, until the next. */
final class DecodedText {
  final Slice slice = new Slice();
  private final BytesColumn one = new BytesColumn(1);

  /** Points at what a code stands for. */
  Slice decode(TextCodec codec, byte[] bytes, int from, int length) {
    one.clear();
    codec.decode(bytes, from, length, one, 0);
    one.get(0, slice);
    return slice;
  }
}
