package dev.weir.connectors.filesystem;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a {@code path} option means: a file, all files below a folder, or those that
 * match a pattern with {@code * ? [ ] { }}. Names that start with a point or an underscore are
 * hidden. Files come sorted by path.
 */
public final class FileNames {
  private static final String SPECIAL = "*?[{";
  private static final int MOST_NEIGHBOURS = 1000;

  private FileNames() {}

  /** The files; MISSING_FILE if there is nothing at the path or nothing matches. */
  public static List<Path> find(String path) {
    Path place = place(path);
    try {
      if (Files.isDirectory(place)) {
        return below(place, null);
      }
      if (Files.exists(place)) {
        return List.of(place);
      }
      if (isPattern(path)) {
        return matching(path);
      }
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "path \"" + path + "\" can't be listed: " + e.getMessage(), e);
    }
    throw new WeirException(ErrorCode.MISSING_FILE, "file \"" + path + "\" does not exist")
        .withHint(neighbours(place));
  }

  /** The path, which may be a {@code file:} address. */
  public static Path place(String path) {
    try {
      return path.startsWith("file:/") ? Path.of(URI.create(path)) : Path.of(path);
    } catch (IllegalArgumentException e) {
      throw new WeirException(ErrorCode.INVALID_OPTION, "path \"" + path + "\" is not valid", e);
    }
  }

  private static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  private static List<Path> matching(String path) throws IOException {
    int special = 0;
    while (SPECIAL.indexOf(path.charAt(special)) < 0) {
      special++;
    }
    int slash = path.lastIndexOf('/', special);
    Path folder = Path.of(slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash));
    PathMatcher matcher = matcher(path);
    List<Path> found = Files.isDirectory(folder) ? below(folder, matcher) : List.of();
    if (found.isEmpty()) {
      throw new WeirException(ErrorCode.MISSING_FILE, "no file matches \"" + path + "\"");
    }
    return found;
  }

  private static PathMatcher matcher(String path) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + path);
    } catch (IllegalArgumentException e) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "path \"" + path + "\" is not a valid pattern", e);
    }
  }

  private static List<Path> below(Path folder, @Nullable PathMatcher matcher) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !isHidden(folder.relativize(file)))
          .filter(file -> matcher == null || matcher.matches(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (isHidden(part.toString())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file or folder of that name is passed over. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  private static @Nullable String neighbours(Path place) {
    Path folder = place.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "The working folder is \"" + Path.of("").toAbsolutePath() + "\".";
    }
    try (Stream<Path> names = Files.list(folder)) {
      List<String> known =
          names.limit(MOST_NEIGHBOURS).map(n -> String.valueOf(n.getFileName())).sorted().toList();
      return Suggestions.didYouMean(String.valueOf(place.getFileName()), known);
    } catch (IOException e) {
      return null;
    }
  }
}
