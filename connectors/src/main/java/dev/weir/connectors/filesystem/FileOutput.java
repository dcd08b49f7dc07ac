package dev.weir.connectors.filesystem;

import dev.weir.connectors.partition.PartitionLayout;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where and how the rows of a table are written: its folder, its partitions and their files. */
record FileOutput(
    Path root, PartitionLayout layout, FileRows rows, Rolling rolling, InstantSource clock) {

  /** The folder that a file lies in, from the table's own on; empty for that itself. */
  String folder(Path file) {
    Path parent = file.getParent();
    return parent == null || parent.equals(root) ? "" : root.relativize(parent).toString();
  }
}
