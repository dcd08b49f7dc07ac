package dev.weir.plan;

import dev.weir.type.SqlType;

/**
 * LAG: a column of the row {@code offset} rows before the last of the frame; where there is none,
 * the {@code otherwise} column of that last row ({@link #NONE}: NULL).
 */
public record LagCall(int argument, int offset, int otherwise, SqlType type) {
  public static final int NONE = -1;

  public LagCall {
    if (offset < 0) {
      throw new IllegalArgumentException("offset=" + offset);
    }
  }
}
