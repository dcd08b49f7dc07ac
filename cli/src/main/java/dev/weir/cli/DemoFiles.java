package dev.weir.cli;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code demo}: of the distribution, or of the sources that this was built from. */
record DemoFiles(Path folder) {

  /** Looks beside this jar and in the folders above it. */
  static DemoFiles find() {
    for (Path place = home(); place != null; place = place.getParent()) {
      Path folder = place.resolve("demo");
      if (!sqlFiles(folder).isEmpty()) {
        return new DemoFiles(folder);
      }
    }
    throw new WeirException(
        ErrorCode.MISSING_FILE, "the folder \"demo\" is missing beside the weir command");
  }

  /** The scripts, in the order of their names. */
  List<String> scripts() {
    return sqlFiles(folder);
  }

  /** A speed as the scripts take it. */
  static String speed(double faster) {
    if (!(faster > 0) || Double.isInfinite(faster)) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "speed " + faster + " is not greater than 0");
    }
    return BigDecimal.valueOf(faster).toPlainString();
  }

  private static List<String> sqlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new WeirException(ErrorCode.IO_FAILED, "\"" + folder + "\" can't be read", e);
    }
  }

  private static Path home() {
    try {
      return Path.of(DemoFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a place that is no URI", e);
    }
  }
}
