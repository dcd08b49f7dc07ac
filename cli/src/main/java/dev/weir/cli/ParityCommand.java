package dev.weir.cli;

import dev.weir.backend.Backend;
import dev.weir.backend.Program;
import dev.weir.backend.StatementRunner;
import dev.weir.cli.parity.ComparisonReport;
import dev.weir.cli.parity.WeirSide;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.SessionSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir parity FILE.sql}. */
@Command(
    name = "parity",
    description = {
      "Run a script on Weir and on Apache Flink, and compare the answers.",
      "Flink is started on this machine and stays up for the next time."
    },
    footer = {"", "Exit codes: 0 all is equal, 1 something differs, 2 it can't be compared."})
final class ParityCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The script; - reads standard input.")
  String file = "";

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      description = "Tasks of each job on both sides (default: ${DEFAULT-VALUE}).")
  int parallelism = 1;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Give the script's variable $${NAME} a value.")
  Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--all", description = "Print every row that differs, not the first ten only.")
  boolean all;

  @Option(names = "--keep", description = "Keep the files that both sides write, and say where.")
  boolean keep;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "How long Flink may take for a statement (default: ${DEFAULT-VALUE}).")
  int limit = 300;

  @Mixin final FlinkOptions flink = new FlinkOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  ParityCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    try {
      return compare();
    } catch (ScriptError e) {
      return new ErrorReport(console.err(), common.verbose).report(e);
    } catch (WeirException e) {
      new ErrorReport(console.err(), common.verbose).report(e);
      return ExitCode.WRONG;
    }
  }

  private int compare() throws InterruptedException, IOException, ScriptError {
    ScriptFile script = ScriptFile.read(file, variables, console);
    checkNumbers();
    Backend backend = FlinkOptions.backend();
    Path scratch = Files.createTempDirectory("weir-parity-");
    PrintStream out = new PrintStream(console.out(), false, StandardCharsets.UTF_8);
    ComparisonReport report = new ComparisonReport(out, console.terminals().out(), all);
    try (StatementRunner there =
            backend.openLocal(
                flink.setup(
                    console, parallelism, Duration.ofSeconds(limit), console.err()::println));
        StatementRunner here = new WeirSide(weir())) {
      long start = System.nanoTime();
      Path directory = Path.of("").toAbsolutePath();
      backend.compare(new Program(script.text(), directory, scratch), here, there, report);
      report.finish(backend.name(), Duration.ofNanos(System.nanoTime() - start));
    } finally {
      leave(scratch);
    }
    return report.different() > 0
        ? ExitCode.FAILED
        : report.equal() == 0 ? ExitCode.WRONG : ExitCode.DONE;
  }

  private void checkNumbers() {
    if (parallelism < 1 || limit < 1) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "--parallelism and --limit take numbers from 1");
    }
  }

  private SessionSetup weir() {
    return new SessionSetup(
        new FoundConnectors(), InstantSource.system(), parallelism, ZoneOffset.UTC, false);
  }

  private void leave(Path scratch) throws IOException {
    if (keep) {
      console.err().println("what both sides wrote is in " + scratch);
      return;
    }
    try (Stream<Path> files = Files.walk(scratch)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
