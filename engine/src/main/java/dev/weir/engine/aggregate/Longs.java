package dev.weir.engine.aggregate;

import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;

/** Writes and reads the elements of an array that belong to given groups. */
final class Longs {
  private Longs() {}

  static void write(StateWriter out, long[] values, int[] groups, int count) {
    long[] picked = new long[count];
    for (int i = 0; i < count; i++) {
      picked[i] = values[groups[i]];
    }
    out.writeLongs(picked, count);
  }

  /** The same for doubles, bit by bit. */
  static void writeDoubles(StateWriter out, double[] values, int[] groups, int count) {
    long[] bits = new long[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Double.doubleToRawLongBits(values[groups[i]]);
    }
    out.writeLongs(bits, count);
  }

  static void readDoubles(StateReader in, double[] values, int[] groups, int count) {
    long[] bits = in.readLongs();
    for (int i = 0; i < count; i++) {
      if (groups[i] >= 0) {
        values[groups[i]] = Double.longBitsToDouble(bits[i]);
      }
    }
  }

  /** Puts what was written where the groups are now; those at -1 are skipped. */
  static void read(StateReader in, long[] values, int[] groups, int count) {
    long[] picked = in.readLongs();
    for (int i = 0; i < count; i++) {
      if (groups[i] >= 0) {
        values[groups[i]] = picked[i];
      }
    }
  }
}
