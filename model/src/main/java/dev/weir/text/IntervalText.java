package dev.weir.text;

/** Intervals: {@code +1-02} for months, {@code +1 02:03:04.005} for milliseconds. */
public final class IntervalText {
  private static final long DAY = 86_400_000;

  private IntervalText() {}

  /** Adds a count of months as years and months. */
  public static void printMonths(long months, ByteBuilder out) {
    out.add(months < 0 ? '-' : '+');
    long magnitude = Math.abs(months);
    IntegerText.print(magnitude / 12, out);
    out.add('-');
    int at = out.reserve(2);
    Digits.two(out.data, at, (int) (magnitude % 12));
  }

  /** Adds a count of milliseconds as days and time. */
  public static void printMillis(long millis, ByteBuilder out) {
    out.add(millis < 0 ? '-' : '+');
    long magnitude = Math.abs(millis);
    IntegerText.print(magnitude / DAY, out);
    out.add(' ');
    TimeText.clock(magnitude % DAY / 1000, out);
    int at = out.reserve(4);
    out.data[at] = '.';
    Digits.padded(out.data, at + 1, 3, magnitude % 1000);
  }
}
