/**
 * The event time of rows: read from their column, and waited for.
 *
 * <p>Start at {@link dev.weir.engine.time.TimeQueue}, where rows wait for the watermark.
 */
@NullMarked
package dev.weir.engine.time;

import org.jspecify.annotations.NullMarked;
