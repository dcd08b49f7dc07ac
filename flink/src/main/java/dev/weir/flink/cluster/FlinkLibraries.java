package dev.weir.flink.cluster;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jars that Flink's processes are started with. */
public record FlinkLibraries(List<Path> jars) {
  /** Without a jar of this name a folder is no Flink that can be asked. */
  private static final String GATEWAY = "flink-sql-gateway-";

  /** Where the build puts them, below the folder of the sources. */
  private static final Path BUILT = Path.of("flink", "target", "flink-lib");

  /**
   * Looks into the folder that was named, which may be a Flink release; else beside this jar, and
   * for what the build has put into the sources around it.
   */
  public static FlinkLibraries find(@Nullable Path named) {
    if (named != null) {
      return in(named);
    }
    for (Path place = home(); place != null; place = place.getParent()) {
      for (Path folder : List.of(place.resolve("flink-lib"), place.resolve(BUILT))) {
        if (Files.isDirectory(folder)) {
          return in(folder);
        }
      }
    }
    throw new WeirException(ErrorCode.MISSING_FILE, "Flink's jars are missing")
        .withHint(
            "Build Weir from its sources with Maven, or name the folder of a Flink 2.3 release with"
                + " --flink or in FLINK_HOME.");
  }

  private static FlinkLibraries in(Path folder) {
    List<Path> jars = new ArrayList<>(jarsIn(folder));
    jars.addAll(jarsIn(folder.resolve("lib")));
    jarsIn(folder.resolve("opt")).stream().filter(FlinkLibraries::gateway).forEach(jars::add);
    if (jars.stream().noneMatch(FlinkLibraries::gateway)) {
      throw new WeirException(
              ErrorCode.MISSING_FILE, "folder \"" + folder + "\" does not hold Flink's SQL gateway")
          .withHint("A Flink release has it in opt; jars of Maven have it beside the others.");
    }
    return new FlinkLibraries(jars);
  }

  /** All jars as a class path. */
  public String classPath() {
    return jars.stream()
        .map(jar -> jar.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean gateway(Path jar) {
    return String.valueOf(jar.getFileName()).startsWith(GATEWAY);
  }

  private static List<Path> jarsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new WeirException(ErrorCode.IO_FAILED, "\"" + folder + "\" can't be read", e);
    }
  }

  private static Path home() {
    try {
      return Path.of(
          FlinkLibraries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a place that is no URI", e);
    }
  }
}
