package dev.weir.connectors.filesystem;

import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads files, cut into ranges where the format allows it. */
final class FileSource implements Source {
  private final FileTable table;
  private final Supplier<List<Path>> found;
  private final long rangeSize;

  FileSource(FileTable table, Supplier<List<Path>> found, long rangeSize) {
    this.table = table;
    this.found = found;
    this.rangeSize = rangeSize;
  }

  @Override
  public List<Split> splits() {
    List<Split> splits = new ArrayList<>();
    for (Path file : found.get()) {
      addRanges(file, splits);
    }
    return splits;
  }

  private void addRanges(Path file, List<Split> splits) {
    if (!table.isCut(file)) {
      splits.add(FileRange.all(file).toSplit());
      return;
    }
    long size = size(file);
    for (long start = 0; start < size; start += rangeSize) {
      splits.add(new FileRange(file, start, Math.min(start + rangeSize, size)).toSplit());
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "file \"" + file + "\" can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    return table.open(FileRange.of(split), context);
  }
}
