/**
 * Files: the connector {@code filesystem}, and the reading of files that {@code replay} shares.
 *
 * <p>Start at {@link dev.weir.connectors.filesystem.FilesystemConnector} or, for reading, at {@link
 * dev.weir.connectors.filesystem.FileSplitReader}. A file is cut into ranges of bytes. A row
 * belongs to the range that its first byte lies in; so ranges can be cut anywhere, and what is left
 * of a range that is half read is a range again.
 */
@NullMarked
package dev.weir.connectors.filesystem;

import org.jspecify.annotations.NullMarked;
