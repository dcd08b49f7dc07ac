package dev.weir.plan;

import dev.weir.expr.SortKey;

/** What OVER is ordered by: one column, and what that is. */
public record OverOrder(SortKey key, Kind kind) {

  /** Whether the order is that of time, and of which. */
  public enum Kind {
    EVENT_TIME,
    PROCESSING_TIME,
    VALUE
  }

  public int column() {
    return key.column();
  }
}
