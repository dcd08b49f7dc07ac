/** Keyed state as arrays, and how it is written to and read from snapshots. */
@NullMarked
package dev.weir.engine.state;

import org.jspecify.annotations.NullMarked;
