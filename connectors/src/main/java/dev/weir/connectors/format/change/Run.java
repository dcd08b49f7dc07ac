package dev.weir.connectors.format.change;

import dev.weir.connectors.format.json.JsonEnvelope;

/** The bytes of a JSON value. */
record Run(int start, int end) {
  int length() {
    return end - start;
  }

  boolean isEmptyObject(byte[] data) {
    return data[JsonEnvelope.blanks(data, start + 1)] == '}';
  }
}
