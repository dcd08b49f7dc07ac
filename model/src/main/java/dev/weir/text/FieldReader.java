package dev.weir.text;

/**
 * Walks over numbers and the signs between them, for dates and times that are not in fixed form.
 */
final class FieldReader {
  private final byte[] data;
  private final int end;
  private int at;

  FieldReader(byte[] data, int offset, int length) {
    this.data = data;
    this.at = offset;
    this.end = offset + length;
  }

  boolean atEnd() {
    return at == end;
  }

  /** Passes over the byte if it comes next. */
  boolean skip(int b) {
    boolean found = at < end && data[at] == b;
    at += found ? 1 : 0;
    return found;
  }

  /** The number that comes next, of 1 to {@code most} digits, or -1. */
  long number(int most) {
    int last = Digits.end(data, at, end);
    if (last == at || last - at > most) {
      return -1;
    }
    long value = Digits.number(data, at, last);
    at = last;
    return value;
  }

  /** The digits that come next, at most nine, as a fraction of a second in nanoseconds, or -1. */
  long nanos() {
    int from = at;
    long value = number(9);
    if (value >= 0) {
      value *= DecimalText.power(9 - (at - from));
    }
    return value;
  }
}
