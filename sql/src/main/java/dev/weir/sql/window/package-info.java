/**
 * Windowing table functions, and aggregates over their rows.
 *
 * <p>Start at {@link dev.weir.sql.window.WindowConversion}.
 */
@NullMarked
package dev.weir.sql.window;

import org.jspecify.annotations.NullMarked;
