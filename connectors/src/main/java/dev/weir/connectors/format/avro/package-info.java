/**
 * The format {@code avro}: object container files.
 *
 * <p>Start at {@link dev.weir.connectors.format.avro.AvroFormat}. The library knows schemas and
 * containers; values go straight between the bytes of a block and columns. A place in a file is the
 * sync marker before a block, and rows of that block.
 */
@NullMarked
package dev.weir.connectors.format.avro;

import org.jspecify.annotations.NullMarked;
