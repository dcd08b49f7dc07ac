package dev.weir.cli;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code weir bench nexmark-data FILE}: Nexmark events as JSON lines, from Weir's own generator.
 */
@Command(
    name = "nexmark-data",
    description = {
      "Write Nexmark events to a file of JSON lines.",
      "The same number of events gives the same file each time."
    })
final class NexmarkDataCommand implements Callable<Integer> {
  private static final String EVENTS =
      """
      (
        event_type INT,
        person ROW<id BIGINT, name STRING, emailAddress STRING, creditCard STRING, city STRING,
                   state STRING, `dateTime` TIMESTAMP(3), extra STRING>,
        auction ROW<id BIGINT, itemName STRING, description STRING, initialBid BIGINT,
                    reserve BIGINT, `dateTime` TIMESTAMP(3), expires TIMESTAMP(3), seller BIGINT,
                    category BIGINT, extra STRING>,
        bid ROW<auction BIGINT, bidder BIGINT, price BIGINT, channel STRING, url STRING,
                `dateTime` TIMESTAMP(3), extra STRING>
      )\
      """;

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  String file = "";

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "How many events; by default ${DEFAULT-VALUE}.",
      defaultValue = "10000000")
  long events;

  @Option(names = "--force", description = "Replace the file if it exists.")
  boolean force;

  @Mixin final CommonOptions common = new CommonOptions();

  NexmarkDataCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, ScriptError {
    Path target = Path.of(file).toAbsolutePath().normalize();
    check(target);
    PartFolder parts = PartFolder.beside(target);
    Thread remover = Thread.ofPlatform().name("weir-remove").unstarted(parts::close);
    Runtime.getRuntime().addShutdownHook(remover);
    try (parts) {
      write(parts.folder());
      parts.join(target);
    }
    Runtime.getRuntime().removeShutdownHook(remover);
    return ExitCode.DONE;
  }

  private void check(Path target) {
    if (events < 1) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "the number of events is " + events + ", not at least 1");
    }
    if (Files.isDirectory(target)) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "\"" + file + "\" is a folder");
    }
    if (Files.exists(target) && !force) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "file \"" + file + "\" exists already")
          .withHint("Replace it with --force.");
    }
  }

  /** One task writes, so that the events keep their order. */
  private void write(Path folder) throws InterruptedException, ScriptError {
    String script =
        String.join(
            "\n",
            "CREATE TABLE events " + EVENTS,
            "WITH ('connector' = 'nexmark', 'events.num' = '" + events + "');",
            "CREATE TABLE lines " + EVENTS,
            "WITH ('connector' = 'filesystem', 'format' = 'json',",
            "'path' = '" + folder.toString().replace("'", "''") + "');",
            "INSERT INTO lines SELECT * FROM events;");
    ScriptOptions options = new ScriptOptions();
    options.parallelism = 1;
    ScriptExecution.run(
        console, new ScriptFile(script, "nexmark-data"), options, new ResultOptions());
  }
}
