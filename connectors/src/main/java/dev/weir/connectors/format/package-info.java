/**
 * What rows look like as bytes: decoders take rows out of blocks of bytes, encoders put rows into
 * bytes.
 *
 * <p>Start at {@link dev.weir.connectors.format.Format}; {@link
 * dev.weir.connectors.format.RowDecoder} says how a decoder and the reader of a file work together.
 * Formats know nothing of files, splits or compression. Each has its own package below this one.
 */
@NullMarked
package dev.weir.connectors.format;

import org.jspecify.annotations.NullMarked;
