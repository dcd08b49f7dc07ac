/**
 * What rows look like as bytes. There are two kinds of formats:
 *
 * <ul>
 *   <li>{@link dev.weir.connectors.format.RowFormat}: each row is a run of bytes. Decoders take
 *       rows out of blocks of bytes, encoders put rows into bytes; they know nothing of files,
 *       splits or compression. {@link dev.weir.connectors.format.RowDecoder} says how a decoder and
 *       the reader of a file work together.
 *   <li>{@link dev.weir.connectors.format.FileFormat}: rows make sense only as part of a whole
 *       file, which has a head or a foot. {@link dev.weir.connectors.format.FileRowReader} and
 *       {@link dev.weir.connectors.format.FileRowWriter} have the file to themselves, but what is
 *       cut, resumed and shown when is not their business either.
 * </ul>
 *
 * <p>Start at {@link dev.weir.connectors.format.Format}. Each format has its own package below this
 * one and a line in {@code META-INF/services}; its libraries are loaded when a table uses it.
 */
@NullMarked
package dev.weir.connectors.format;

import org.jspecify.annotations.NullMarked;
