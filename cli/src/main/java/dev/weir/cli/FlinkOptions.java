package dev.weir.cli;

import dev.weir.backend.Backend;
import dev.weir.backend.LocalSetup;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Flink is found on this machine. */
final class FlinkOptions {
  @Option(
      names = "--flink",
      paramLabel = "FOLDER",
      description = {
        "Flink's jars, or a Flink release; otherwise FLINK_HOME,",
        "then what the build of Weir has put beside it."
      })
  @Nullable Path libraries;

  @Option(
      names = "--flink-state",
      paramLabel = "FOLDER",
      description = "Where the running Flink keeps its files; by default a folder of the user's.")
  @Nullable Path state;

  /** The backend on the class path. */
  static Backend backend() {
    return ServiceLoader.load(Backend.class)
        .findFirst()
        .orElseThrow(() ->
            new WeirException(ErrorCode.MISSING_FILE, "this Weir was built without module flink"));
  }

  Path stateFolder(Console console) {
    Path named = state;
    return named != null ? named : UserFolders.state(console).resolve("flink");
  }

  LocalSetup setup(Console console, int parallelism, Duration limit, Consumer<String> notes) {
    Path named = libraries;
    String home = console.environment().get("FLINK_HOME");
    if (named == null && home != null && !home.isBlank()) {
      named = Path.of(home);
    }
    return new LocalSetup(stateFolder(console), named, parallelism, limit, notes);
  }
}
