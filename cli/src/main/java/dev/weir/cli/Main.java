package dev.weir.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the {@code weir} command. */
@Command(
    name = "weir",
    description = "Event stream processing with Flink SQL.",
    subcommands = {VersionCommand.class, CommandLine.HelpCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class)
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
