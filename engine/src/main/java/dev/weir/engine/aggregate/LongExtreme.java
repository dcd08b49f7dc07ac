package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.Arrays;

/**
 * The smallest or largest value of rows that are never retracted, for layouts LONG and DOUBLE. It
 * keeps the smallest of a form of the value: the long itself, or a double's bits in an order that
 * is the doubles' own; with all bits turned over where the largest is wanted.
 */
final class LongExtreme implements Accumulator {
  private static final long NONE = Long.MAX_VALUE;

  private final long flip;

  /** Indexed by group. */
  private long[] best = new long[16];

  LongExtreme(boolean largest) {
    this.flip = largest ? -1 : 0;
    Arrays.fill(best, NONE);
  }

  /** The value of a group that has one. */
  long value(int group) {
    return best[group] ^ flip;
  }

  /** The same, of doubles. */
  double doubleValue(int group) {
    long ordered = value(group);
    return Double.longBitsToDouble(ordered ^ (ordered >> 63 & Long.MAX_VALUE));
  }

  @Override
  public void reserve(int bound) {
    int old = best.length;
    if (bound > old) {
      best = Arrays.copyOf(best, Math.max(bound, 2 * old));
      Arrays.fill(best, old, best.length, NONE);
    }
  }

  @Override
  public void clear(int group) {
    best[group] = NONE;
  }

  @Override
  public void clearAll() {
    Arrays.fill(best, NONE);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    switch (batch.column(arguments[0])) {
      case LongColumn longs -> addLongs(best, longs.values, flip, rows);
      case DoubleColumn doubles -> addDoubles(best, doubles.values, flip, rows);
      default -> throw new IllegalStateException("neither long nor double");
    }
  }

  private static void addLongs(long[] best, long[] values, long flip, Selection selection) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    for (int i = 0, count = selection.count; i < count; i++) {
      int group = groups[i];
      best[group] = Math.min(best[group], values[rows[i]] ^ flip);
    }
  }

  private static void addDoubles(long[] best, double[] values, long flip, Selection selection) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    for (int i = 0, count = selection.count; i < count; i++) {
      long bits = Double.doubleToLongBits(values[rows[i]]);
      long ordered = bits ^ (bits >> 63 & Long.MAX_VALUE);
      best[groups[i]] = Math.min(best[groups[i]], ordered ^ flip);
    }
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    throw new IllegalStateException("made for rows that are not retracted");
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    long[] source = ((LongExtreme) other).best;
    for (int i = 0; i < count; i++) {
      best[into[i]] = Math.min(best[into[i]], source[from[i]]);
    }
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    Longs.write(out, best, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    Longs.read(in, best, groups, count);
  }
}
