package dev.weir.engine.function;

import dev.weir.batch.Slice;

/** Blanks around a text. */
final class Blanks {
  private Blanks() {}

  /** Where the first byte is that is no blank. */
  static int start(Slice text) {
    int at = text.offset;
    while (at < text.offset + text.length && text.data[at] == ' ') {
      at++;
    }
    return at;
  }

  /** The end of the last byte that is no blank; not before {@link #start}. */
  static int end(Slice text) {
    int start = start(text);
    int at = text.offset + text.length;
    while (at > start && text.data[at - 1] == ' ') {
      at--;
    }
    return at;
  }
}
