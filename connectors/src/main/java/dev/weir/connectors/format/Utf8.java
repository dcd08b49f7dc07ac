package dev.weir.connectors.format;

/** Checks UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
public final class Utf8 {
  private Utf8() {}

  /** Whether a run of bytes, which some that can be read follow, is UTF-8. */
  public static boolean isValid(byte[] data, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      at = data[at] >= 0 ? at + 1 : characterEnd(data, at);
      if (at < 0) {
        return false;
      }
    }
    return at == end;
  }

  /** The place after the character beyond ASCII that starts at {@code at}, or a negative number. */
  public static int characterEnd(byte[] data, int at) {
    int first = data[at] & 0xFF;
    int second = data[at + 1] & 0xFF;
    if (first < 0xE0) {
      return first >= 0xC2 && isNext(second) ? at + 2 : -1;
    }
    if (first < 0xF0) {
      int least = first == 0xE0 ? 0xA0 : 0x80;
      int most = first == 0xED ? 0x9F : 0xBF;
      return second >= least && second <= most && isNext(data[at + 2]) ? at + 3 : -1;
    }
    int least = first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xF4 ? 0x8F : 0xBF;
    boolean valid = first <= 0xF4 && second >= least && second <= most;
    return valid && isNext(data[at + 2]) && isNext(data[at + 3]) ? at + 4 : -1;
  }

  private static boolean isNext(int b) {
    return (b & 0xC0) == 0x80;
  }
}
