package dev.weir.engine.json;

/** JSON text that stands among values as it is. */
record JsonDocument(String text) {
  @Override
  public String toString() {
    return text;
  }
}
