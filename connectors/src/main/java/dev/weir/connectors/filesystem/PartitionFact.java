package dev.weir.connectors.filesystem;

import dev.weir.batch.Column;
import dev.weir.connectors.partition.PartitionLayout;
import java.nio.file.Path;

/** The value of one column of PARTITIONED BY, which the folders around a file tell. */
record PartitionFact(Path root, PartitionLayout layout, int index) implements FileFact {
  @Override
  public void fill(Path file, Column column, int start, int end) {
    layout.value(PartitionFolders.of(root, file), index).fill(column, start, end);
  }
}
