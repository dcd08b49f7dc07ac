/**
 * A line is the value of the one column: its text in some character set, or the bytes of a number.
 *
 * <p>Start at {@link dev.weir.connectors.format.raw.RawFormat}. A number whose bytes hold a line
 * end can't be told from two lines, in Flink as here.
 */
@NullMarked
package dev.weir.connectors.format.raw;

import org.jspecify.annotations.NullMarked;
