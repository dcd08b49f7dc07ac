/**
 * Windows on event time: aggregates over them, and rows marked with them.
 *
 * <p>Start at {@link dev.weir.engine.window.WindowAggregateOperator}. Tumbling, hopping and
 * cumulating windows are cut into panes, the longest stretches that no window's bound divides; a
 * row is worked into one pane, and a window that closes puts its panes together. Sessions are found
 * for each key by a {@code SessionIndex}. Windows whose results may be asked for before their end
 * or change after it do not share panes: a {@code FiringWindow} has all groups of one, and {@code
 * GivenResults} knows what has been given of them.
 *
 * <p>All arithmetic is in wall clock milliseconds: for TIMESTAMP_LTZ the reading in the session's
 * zone, so that a window of a day is a day there. A window closes when the watermark reaches its
 * last millisecond. Rows that come later are handed to the task's ledger.
 */
@NullMarked
package dev.weir.engine.window;

import org.jspecify.annotations.NullMarked;
