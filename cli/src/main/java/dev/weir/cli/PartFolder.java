package dev.weir.cli;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A temporary folder beside a file, for the parts that the file is joined from. The file appears
 * when it is whole, or not at all.
 */
final class PartFolder implements AutoCloseable {
  private static final String PART = "part-0-";

  private final Path folder;

  private PartFolder(Path folder) {
    this.folder = folder;
  }

  static PartFolder beside(Path file) {
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try {
      Files.createDirectories(parent);
      return new PartFolder(Files.createTempDirectory(parent, ".weir-"));
    } catch (IOException e) {
      throw failed(parent, e);
    }
  }

  /** Where the parts of one task are to be written. */
  Path folder() {
    return folder;
  }

  /** Makes the file out of the parts, in their order; a part is deleted once it is taken over. */
  void join(Path file) {
    try {
      List<Path> parts = parts();
      if (parts.isEmpty()) {
        throw new IllegalStateException("no parts in " + folder);
      }
      Path whole = parts.getFirst();
      try (FileChannel to = FileChannel.open(whole, StandardOpenOption.APPEND)) {
        for (Path part : parts.subList(1, parts.size())) {
          append(part, to);
          Files.delete(part);
        }
      }
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith(PART))
          .sorted(Comparator.comparingInt(PartFolder::number))
          .toList();
    }
  }

  private static int number(Path part) {
    String name = part.getFileName().toString().substring(PART.length());
    int end = 0;
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    return Integer.parseInt(name.substring(0, end));
  }

  private static void append(Path part, FileChannel to) throws IOException {
    try (FileChannel from = FileChannel.open(part)) {
      long size = from.size();
      long done = 0;
      while (done < size) {
        done += from.transferTo(done, size - done, to);
      }
    }
  }

  /** Deletes the folder and what is left in it. */
  @Override
  public void close() {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static WeirException failed(Path path, IOException cause) {
    return new WeirException(
        ErrorCode.IO_FAILED, "\"" + path + "\" can't be written: " + cause.getMessage(), cause);
  }
}
