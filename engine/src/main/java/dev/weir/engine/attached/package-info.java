/**
 * Joins and ranks of rows that carry the window they lie in, as a windowing table function or a
 * window aggregate gave it to them.
 *
 * <p>Start at {@link dev.weir.engine.attached.WindowJoinOperator} and {@link
 * dev.weir.engine.attached.WindowTopNOperator}. Rows are kept by the end of their window, in {@code
 * OpenWindows}. When the watermark reaches a window's last millisecond, its result is worked out
 * once, emitted as inserts, and all that was kept for it is let go. So state is bounded by the
 * windows that are open, not by the life of the query.
 *
 * <p>Ends are wall clock milliseconds; the watermark is turned into the same for TIMESTAMP_LTZ.
 */
@NullMarked
package dev.weir.engine.attached;

import org.jspecify.annotations.NullMarked;
