package dev.weir.engine.operator;

import java.util.BitSet;

/**
 * The splits of a source that one task reads side by side, by numbers from 0, and the one that the
 * rows at hand come from. Used by the task's thread.
 */
public final class OpenSplits {
  private final BitSet ended = new BitSet();
  private int count;
  private int current;

  /** Counts a split that is opened and returns its number. */
  public int open() {
    return count++;
  }

  /** The rows that follow are of this split. */
  public void read(int number) {
    current = number;
  }

  /** No further row comes from a split. */
  public void end(int number) {
    ended.set(number);
  }

  /** How many splits were opened. */
  public int count() {
    return count;
  }

  /** The split that rows which are processed now come from. */
  public int current() {
    return current;
  }

  public boolean hasEnded(int number) {
    return ended.get(number);
  }
}
