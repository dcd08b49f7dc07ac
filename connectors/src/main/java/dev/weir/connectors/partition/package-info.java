/**
 * Partitions as folders: {@code day=2024-05-01/city=Rome}.
 *
 * <p>Start at {@link dev.weir.connectors.partition.PartitionLayout}. Knows names and values only,
 * no files: the connector looks for folders and makes them.
 */
@NullMarked
package dev.weir.connectors.partition;

import org.jspecify.annotations.NullMarked;
