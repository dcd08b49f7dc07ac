/**
 * Ways to pack the blocks of files that the JDK does not have.
 *
 * <p>Start at {@link dev.weir.connectors.format.codec.Snappy}.
 */
@NullMarked
package dev.weir.connectors.format.codec;

import org.jspecify.annotations.NullMarked;
