package dev.weir.connectors.format.change;

import dev.weir.connectors.format.json.JsonEnvelope;
import org.jspecify.annotations.Nullable;

/** Goes through the elements of a well-formed JSON array. */
final class Elements {
  private final byte[] data;
  private int at;

  /** The elements of the array at {@code start}. */
  Elements(byte[] data, int start) {
    this.data = data;
    this.at = start;
  }

  /** The next element; null after the last. */
  @Nullable Run next() {
    if (data[at] == ']') {
      return null;
    }
    int start = JsonEnvelope.blanks(data, at + 1);
    if (data[start] == ']') {
      at = start;
      return null;
    }
    int end = JsonEnvelope.valueEnd(data, start);
    at = JsonEnvelope.blanks(data, end);
    return new Run(start, end);
  }
}
