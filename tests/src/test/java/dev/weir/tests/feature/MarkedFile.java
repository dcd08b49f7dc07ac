package dev.weir.tests.feature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test file that says which features it shows, in a comment among its first lines.
 *
 * @param path below the folder of resources
 * @param compared whether its answers are compared with Flink's
 */
record MarkedFile(Path path, List<String> features, boolean compared) {
  private static final int HEAD = 8;
  private static final String MARK = "features:";
  private static final String NOT_COMPARED = "# flink: no";

  /** All SQL files and programs that show a feature, by name. */
  static List<MarkedFile> below(Path resources) throws IOException {
    try (Stream<Path> files = Files.walk(resources)) {
      return files
          .filter(path -> path.toString().matches(".*\\.(slt|sql)"))
          .sorted()
          .map(path -> read(resources, path))
          .filter(file -> !file.features.isEmpty())
          .toList();
    }
  }

  private static MarkedFile read(Path resources, Path path) {
    try (Stream<String> lines = Files.lines(path)) {
      List<String> head = lines.limit(HEAD).toList();
      List<String> features =
          head.stream()
              .filter(line -> line.startsWith("# " + MARK) || line.startsWith("-- " + MARK))
              .map(line -> line.substring(line.indexOf(':') + 1))
              .flatMap(names -> Stream.of(names.split(";", -1)))
              .map(String::strip)
              .toList();
      boolean compared = head.stream().noneMatch(line -> line.startsWith(NOT_COMPARED));
      return new MarkedFile(resources.relativize(path), features, compared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
