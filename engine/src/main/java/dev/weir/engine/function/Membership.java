package dev.weir.engine.function;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import java.util.List;

/**
 * A set of constants of one layout, as {@code IN} asks it: a hash table with open addressing that
 * never changes, so that all tasks share it.
 */
public final class Membership {
  private final int mask;
  private final boolean[] used;
  private final long[] low;
  private final long[] high;
  private final Slice[] texts;

  private Membership(int constants) {
    int size = Integer.highestOneBit(Math.max(constants, 1)) << 2;
    this.mask = size - 1;
    this.used = new boolean[size];
    this.low = new long[size];
    this.high = new long[size];
    this.texts = new Slice[size];
  }

  /** A set of values as constants of compiled code are: of longs, doubles, Int128s or slices. */
  public static Membership of(List<Object> constants) {
    Membership set = new Membership(constants.size());
    for (Object constant : constants) {
      switch (constant) {
        case Long number -> set.add(number, 0);
        case Double number -> set.add(bits(number), 0);
        case Int128 wide -> set.add(wide.low, wide.high);
        case Slice text -> set.add(text);
        default -> throw new IllegalArgumentException("constant " + constant);
      }
    }
    return set;
  }

  /** Whether a long is in the set: 1, or 0. */
  public static long has(long value, Membership set) {
    int at = set.start(value, 0);
    while (set.used[at]) {
      if (set.low[at] == value) {
        return 1;
      }
      at = at + 1 & set.mask;
    }
    return 0;
  }

  /** Whether a double is in the set; NaN is not. */
  public static long has(double value, Membership set) {
    return Double.isNaN(value) ? 0 : has(bits(value), set);
  }

  /** Whether a wide number is in the set. */
  public static long has(Int128 value, Membership set) {
    int at = set.start(value.low, value.high);
    while (set.used[at]) {
      if (set.low[at] == value.low && set.high[at] == value.high) {
        return 1;
      }
      at = at + 1 & set.mask;
    }
    return 0;
  }

  /** Whether a string is in the set. */
  public static long has(Slice value, Membership set) {
    long hash = Slice.hash(value.data, value.offset, value.length);
    int at = set.start(hash, 0);
    while (set.used[at]) {
      if (set.low[at] == hash && Slice.same(set.texts[at], value)) {
        return 1;
      }
      at = at + 1 & set.mask;
    }
    return 0;
  }

  /** The bits of a double; both zeros are equal. */
  private static long bits(double value) {
    return Double.doubleToRawLongBits(value + 0.0);
  }

  private void add(long low, long high) {
    int at = start(low, high);
    while (used[at] && (this.low[at] != low || this.high[at] != high)) {
      at = at + 1 & mask;
    }
    used[at] = true;
    this.low[at] = low;
    this.high[at] = high;
  }

  private void add(Slice text) {
    long hash = Slice.hash(text.data, text.offset, text.length);
    int at = start(hash, 0);
    while (used[at] && (low[at] != hash || !Slice.same(texts[at], text))) {
      at = at + 1 & mask;
    }
    used[at] = true;
    low[at] = hash;
    texts[at] = text;
  }

  private int start(long low, long high) {
    long mixed = (low + high * 0xC2B2AE3D27D4EB4FL) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }
}
