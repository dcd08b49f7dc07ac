/**
 * How the engine bears load: many queries on one source, growing state, overlapping windows, and
 * the time from an event to the view that shows it. Start at {@link dev.weir.bench.load.Program}.
 */
@NullMarked
package dev.weir.bench.load;

import org.jspecify.annotations.NullMarked;
