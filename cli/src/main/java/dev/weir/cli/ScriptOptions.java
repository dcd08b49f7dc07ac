package dev.weir.cli;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.SessionSetup;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes that runs statements. */
final class ScriptOptions {
  private static final int MOST_TASKS = 1024;

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      description = "Tasks of each job; by default one for each core.")
  int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Give the script's variable $${NAME} a value.")
  Map<String, String> variables = new LinkedHashMap<>();

  /** A session for these options. */
  SessionSetup setup(boolean answersFromRunningViews) {
    if (parallelism < 1 || parallelism > MOST_TASKS) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "parallelism is " + parallelism + ", not between 1 and " + MOST_TASKS);
    }
    return new SessionSetup(
        new FoundConnectors(),
        InstantSource.system(),
        parallelism,
        ZoneId.systemDefault(),
        answersFromRunningViews);
  }
}
