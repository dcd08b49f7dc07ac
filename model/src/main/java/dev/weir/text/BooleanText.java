package dev.weir.text;

/** Booleans as words. */
public final class BooleanText {
  private BooleanText() {}

  /**
   * Reads TRUE, T, YES, Y, 1, FALSE, F, NO, N or 0 in either case, as CAST does; false if it is
   * none of these.
   */
  public static boolean parse(byte[] data, int offset, int length, LongResult out) {
    if (isOne(data, offset, length, "true", "yes") || isLetter(data, offset, length, "ty1")) {
      out.value = 1;
      return true;
    }
    out.value = 0;
    return isOne(data, offset, length, "false", "no") || isLetter(data, offset, length, "fn0");
  }

  /** Whether the text is the word, which is in lower case, in either case. */
  public static boolean isWord(byte[] data, int offset, int length, String word) {
    if (length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((data[offset + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public static void print(boolean value, ByteBuilder out) {
    out.add(value ? "TRUE" : "FALSE");
  }

  private static boolean isOne(byte[] data, int offset, int length, String one, String other) {
    return isWord(data, offset, length, one) || isWord(data, offset, length, other);
  }

  private static boolean isLetter(byte[] data, int offset, int length, String letters) {
    return length == 1 && letters.indexOf(Character.toLowerCase(data[offset])) >= 0;
  }
}
