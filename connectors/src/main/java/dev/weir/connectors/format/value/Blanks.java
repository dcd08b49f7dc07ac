package dev.weir.connectors.format.value;

/** Finds the text between leading and trailing blanks. */
final class Blanks {
  private Blanks() {}

  /** The place of the first byte beyond the space, or the end. */
  static int start(byte[] data, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end && data[at] >= 0 && data[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** The place after the last byte beyond the space, or the start. */
  static int end(byte[] data, int start, int end) {
    int at = end;
    while (at > start && data[at - 1] >= 0 && data[at - 1] <= ' ') {
      at--;
    }
    return at;
  }
}
