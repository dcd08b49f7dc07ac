package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connector.PartitionFilter;
import dev.weir.connectors.partition.PartitionLayout;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the files of a partitioned table in the folders of its partitions. */
final class PartitionFolders {
  private PartitionFolders() {}

  /** The files of partitions that are wanted; none if the table's folder is not there yet. */
  static List<Path> find(String path, PartitionLayout layout, PartitionFilter filter) {
    Path root = FileNames.place(path);
    if (!Files.exists(root)) {
      return List.of();
    }
    if (!Files.isDirectory(root)) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "path \"" + path + "\" of a partitioned table is no folder");
    }
    Map<List<String>, Boolean> wanted = new HashMap<>();
    List<Path> files = new ArrayList<>();
    for (Path file : FileNames.find(path)) {
      List<String> folders = of(root, file);
      layout.check(folders, root.relativize(file).toString());
      if (wanted.computeIfAbsent(folders, names -> wants(filter, layout, names))) {
        files.add(file);
      }
    }
    return files;
  }

  /** A name that is no value is told by whoever reads that column. */
  private static boolean wants(
      PartitionFilter filter, PartitionLayout layout, List<String> folders) {
    Batch values;
    try {
      values = layout.values(folders);
    } catch (WeirException e) {
      return true;
    }
    return filter.wants(values);
  }

  /** The names of the folders from the table's own to a file. */
  static List<String> of(Path root, Path file) {
    List<String> names = new ArrayList<>();
    root.relativize(file).forEach(name -> names.add(name.toString()));
    names.removeLast();
    return names;
  }
}
