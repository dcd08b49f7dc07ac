package dev.weir.text;

import java.nio.charset.StandardCharsets;

/** FLOAT and DOUBLE: read as Java reads them, written with as few digits as tell them apart. */
public final class DoubleText {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Each decimal of so many digits is told apart from all others by the nearest double. */
  private static final long SURE = 1_000_000_000_000_000L;

  private DoubleText() {}

  /** Reads all bytes as a number; false if they are none. Surrounding blanks are let pass. */
  public static boolean parse(byte[] data, int offset, int length, DoubleResult out) {
    return parsePlain(data, offset, length, out) || parseAny(data, offset, length, out);
  }

  /** Reads all bytes as a number rounded to FLOAT; false if they are none. */
  public static boolean parseFloat(byte[] data, int offset, int length, DoubleResult out) {
    try {
      out.value = Float.parseFloat(new String(data, offset, length, StandardCharsets.UTF_8));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Adds a DOUBLE as {@link Double#toString(double)} writes it. */
  public static void print(double value, ByteBuilder out) {
    double magnitude = Math.abs(value);
    if (magnitude >= 1e-3 && magnitude < 1e7 && printShort(value, magnitude, out)) {
      return;
    }
    ascii(Double.toString(value), out);
  }

  /** Adds a FLOAT as {@link Float#toString(float)} writes it. */
  public static void printFloat(double value, ByteBuilder out) {
    ascii(Float.toString((float) value), out);
  }

  /**
   * Writes a number of few decimals: if it is the double nearest to a decimal of at most 15 digits,
   * no shorter decimal exists than the first found by trying more places.
   */
  private static boolean printShort(double value, double magnitude, ByteBuilder out) {
    for (int places = 1; places <= 12; places++) {
      double scaled = Math.rint(magnitude * POWERS[places]);
      if (scaled >= SURE) {
        return false;
      }
      if (scaled / POWERS[places] == magnitude) {
        DecimalText.print(value < 0 ? -(long) scaled : (long) scaled, places, out);
        return true;
      }
    }
    return false;
  }

  /**
   * Digits with a point: exact when the digits fit in 53 bits and the power of ten is exact too.
   */
  private static boolean parsePlain(byte[] data, int offset, int length, DoubleResult out) {
    int end = offset + length;
    boolean negative = length > 0 && data[offset] == '-';
    int from = negative ? offset + 1 : offset;
    int point = Digits.end(data, from, end);
    boolean hasPoint = point < end && data[point] == '.';
    int last = hasPoint ? Digits.end(data, point + 1, end) : point;
    int places = hasPoint ? last - point - 1 : 0;
    if (last != end || point == from || end - from > 16 || (hasPoint && places == 0)) {
      return false;
    }
    long digits = Digits.number(data, from, point);
    if (hasPoint) {
      for (int i = point + 1; i < end; i++) {
        digits = digits * 10 + (data[i] - '0');
      }
    }
    if (digits > 1L << 53) {
      return false;
    }
    double value = digits / POWERS[places];
    out.value = negative ? -value : value;
    return true;
  }

  private static boolean parseAny(byte[] data, int offset, int length, DoubleResult out) {
    try {
      out.value = Double.parseDouble(new String(data, offset, length, StandardCharsets.UTF_8));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @SuppressWarnings("deprecation") // the one way to copy ASCII out of a string without a new array
  private static void ascii(String text, ByteBuilder out) {
    int at = out.reserve(text.length());
    text.getBytes(0, text.length(), out.data, at);
  }
}
