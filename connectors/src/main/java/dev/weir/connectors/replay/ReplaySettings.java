package dev.weir.connectors.replay;

import dev.weir.type.TimestampType;

/**
 * How a file is played: which, by which column, how many times faster than life (0: without
 * pauses), and from which time on, in ticks of the column's type.
 */
record ReplaySettings(
    String path, String timeColumn, TimestampType timeType, double speed, long start) {
  /** The time to play from is that of the first row. */
  static final long NO_START = Long.MIN_VALUE;
}
