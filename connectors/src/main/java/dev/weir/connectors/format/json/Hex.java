package dev.weir.connectors.format.json;

/** Reads the digits of {@code \}{@code uXXXX}. */
final class Hex {
  private Hex() {}

  /** The number that four digits of base 16 spell, or -1. */
  static int four(byte[] data, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(data[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
