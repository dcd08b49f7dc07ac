package dev.weir.engine.state;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is left to be written of the groups of a table, as they were at one instant.
 *
 * <p>Groups are written in parts, in order of their numbers; but one that is about to change, or to
 * be removed, is written before that, and groups that came later are not written at all. Each part
 * begins with how many groups it has; a part of none is the last.
 */
public final class GradualState {
  /** Groups of a part: a tenth of a millisecond or so. */
  private static final int MOST_GROUPS = 512;

  /** What writes the state of some groups. */
  @FunctionalInterface
  public interface Part {
    void write(StateWriter out, int[] groups, int count);
  }

  private BitSet left = new BitSet();
  private int next;
  private int size;
  private int[] groups = {};
  private @Nullable StateWriter out;
  private @Nullable Part part;

  /**
   * Begins to write these groups, as they are now, in parts of no more groups than a batch has
   * rows. The set is this object's from here on.
   */
  public void begin(StateWriter to, BitSet all, int batchSize, Part writing) {
    if (isOpen()) {
      throw new IllegalStateException("the state before is not wholly written");
    }
    left = all;
    next = 0;
    size = Math.min(batchSize, MOST_GROUPS);
    out = to;
    part = writing;
  }

  /** Whether something is left to be written. */
  public boolean isOpen() {
    return out != null;
  }

  /** These groups are about to change, or to be removed. */
  public void before(int[] changing, int count) {
    if (!isOpen()) {
      return;
    }
    reserve(count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (left.get(changing[i])) {
        left.clear(changing[i]);
        groups[found++] = changing[i];
      }
    }
    write(found);
  }

  /** This group is about to be removed. */
  public void before(int removed) {
    if (isOpen() && left.get(removed)) {
      left.clear(removed);
      reserve(1);
      groups[0] = removed;
      write(1);
    }
  }

  /** Writes the next part; whether there is more. */
  public boolean writeNext() {
    reserve(size);
    int found = 0;
    while (found < size) {
      next = left.nextSetBit(next);
      if (next < 0) {
        break;
      }
      left.clear(next);
      groups[found++] = next++;
    }
    write(found);
    if (next >= 0) {
      return true;
    }
    if (out != null) {
      out.writeLong(0);
    }
    out = null;
    part = null;
    left = new BitSet();
    return false;
  }

  private void reserve(int count) {
    if (groups.length < count) {
      groups = new int[count];
    }
  }

  private void write(int count) {
    if (count > 0 && out != null && part != null) {
      out.writeLong(count);
      part.write(out, groups, count);
    }
  }

  /** Goes through the parts that were written. */
  public static void read(StateReader in, Runnable readPart) {
    while (in.readLong() > 0) {
      readPart.run();
    }
  }
}
