package dev.weir.connectors.filesystem;

import dev.weir.connectors.partition.PartitionLayout;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of a partitioned table in the folders of its partitions. */
final class PartitionFolders {
  private PartitionFolders() {}

  /** The files; none if the table's folder is not there yet. */
  static List<Path> find(String path, PartitionLayout layout) {
    Path root = FileNames.place(path);
    if (!Files.exists(root)) {
      return List.of();
    }
    if (!Files.isDirectory(root)) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "path \"" + path + "\" of a partitioned table is no folder");
    }
    List<Path> files = FileNames.find(path);
    for (Path file : files) {
      layout.check(of(root, file), root.relativize(file).toString());
    }
    return files;
  }

  /** The names of the folders from the table's own to a file. */
  static List<String> of(Path root, Path file) {
    List<String> names = new ArrayList<>();
    root.relativize(file).forEach(name -> names.add(name.toString()));
    names.removeLast();
    return names;
  }
}
