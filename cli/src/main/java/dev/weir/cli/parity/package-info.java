/**
 * Weir's side of a comparison with another engine, and how a comparison is told. The other side is
 * a {@link dev.weir.backend.Backend}, found at run time.
 */
@NullMarked
package dev.weir.cli.parity;

import org.jspecify.annotations.NullMarked;
