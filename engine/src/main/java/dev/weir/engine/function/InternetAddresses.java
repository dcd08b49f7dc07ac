package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.text.LongResult;

/** IPv4 addresses as texts and as numbers. */
public final class InternetAddresses {
  private static final long MOST = 0xFFFF_FFFFL;

  private InternetAddresses() {}

  /**
   * The number of an address; one with fewer than four parts has zeros before its last, so that
   * 127.1 is 127.0.0.1.
   */
  public static boolean number(Slice text, LongResult out) {
    String[] parts = text.toString().split("\\.", -1);
    if (parts.length > 4) {
      return false;
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      int part = part(parts[i]);
      if (part < 0) {
        return false;
      }
      value |= (long) part << place(i, parts.length);
    }
    out.value = value;
    return true;
  }

  private static int place(int part, int parts) {
    return part == parts - 1 ? 0 : 24 - 8 * part;
  }

  private static int part(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = plain ? Integer.parseInt(digits) : -1;
    return value <= 255 ? value : -1;
  }

  public static boolean text(long number, BytesResult out) {
    if (number < 0 || number > MOST) {
      return false;
    }
    out.set(
        (number >> 24)
            + "."
            + (number >> 16 & 0xFF)
            + "."
            + (number >> 8 & 0xFF)
            + "."
            + (number & 0xFF));
    return true;
  }
}
