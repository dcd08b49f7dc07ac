package dev.weir.batch;

import java.util.Arrays;

/** Which rows of a column are NULL: one bit a row, set for NULL. */
public final class Nulls {
  /** Bit {@code row & 63} of word {@code row >>> 6}. Read by generated code. */
  public final long[] words;

  private boolean any;

  public Nulls(int capacity) {
    this.words = new long[(capacity + 63) >>> 6];
  }

  /** False only when no row is NULL; may be true when none is. Lets loops skip the test. */
  public boolean any() {
    return any;
  }

  public boolean isNull(int row) {
    return any && (words[row >>> 6] >>> row & 1) != 0;
  }

  public void set(int row) {
    words[row >>> 6] |= 1L << row;
    any = true;
  }

  /** Sets or clears a row's bit. */
  public void set(int row, boolean isNull) {
    if (isNull) {
      set(row);
    } else if (any) {
      words[row >>> 6] &= ~(1L << row);
    }
  }

  /** Marks no row as NULL. */
  public void clear() {
    if (any) {
      Arrays.fill(words, 0);
      any = false;
    }
  }

  /** Copies the bits of the given rows of {@code source}, in order, to {@code start} and on. */
  void gather(Nulls source, int[] rows, int count, int start) {
    if (!source.any && !any) {
      return;
    }
    for (int i = 0; i < count; i++) {
      set(start + i, source.isNull(rows[i]));
    }
  }
}
