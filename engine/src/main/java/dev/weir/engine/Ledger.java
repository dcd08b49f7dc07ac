package dev.weir.engine;

import dev.weir.connector.RejectedRow;

/** Keeps what does not count: rows that could not be read, and rows too late for their window. */
public interface Ledger {
  /** Called by any task's thread. */
  void rejected(RejectedRow row);

  /** Called by any task's thread. */
  void late(LateRow row);

  /**
   * A row too late for a window: the operator's description, the row's text (fields as Weir prints
   * them), the end of the window that it missed and the watermark then, in milliseconds.
   */
  record LateRow(String operator, String row, long windowEnd, long watermark) {}
}
