package dev.weir.cli;

import dev.weir.cli.Console.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The root of the {@code weir} command. */
@Command(
    name = "weir",
    description = "Event stream processing with Flink SQL.",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed while running, 2 the command or the SQL is wrong.",
      "A script is plain Flink SQL: see demo/ for one to read."
    },
    versionProvider = VersionCommand.class)
public final class Main {
  @Mixin final CommonOptions common = new CommonOptions();

  @CommandLine.Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  boolean version;

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            err,
            Terminals.of(System.getProperty("weir.terminal", "")),
            System.getenv());
    System.exit(run(console, args));
  }

  /** Runs a command line and returns its exit code. */
  static int run(Console console, String... args) {
    CommandLine root = new CommandLine(new Main());
    Map<String, Supplier<Object>> commands = commands(console);
    Supplier<Object> asked = args.length == 0 ? null : commands.get(args[0]);
    if (asked != null) {
      // Half of the time that reading a command line takes goes to the commands that nobody asked
      // for.
      root.addSubcommand(asked.get());
    } else {
      commands.values().forEach(command -> root.addSubcommand(command.get()));
    }
    boolean verbose = Arrays.asList(args).contains("--verbose");
    root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpAutoWidth(false);
    root.setParameterExceptionHandler(new WrongArguments(root.getParameterExceptionHandler()));
    root.setExecutionExceptionHandler(
        (failure, command, parsed) -> new ErrorReport(console.err(), verbose).report(failure));
    if (args.length == 0) {
      root.usage(console.err());
      return ExitCode.WRONG;
    }
    try {
      return root.execute(args);
    } catch (Error e) {
      // Out of memory above all; picocli hands on exceptions only.
      return new ErrorReport(console.err(), verbose).report(e);
    }
  }

  /** All commands by name, in the order in which help lists them. */
  private static Map<String, Supplier<Object>> commands(Console console) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(console));
    commands.put("sql", () -> new SqlCommand(console));
    commands.put("explain", () -> new ExplainCommand(console));
    commands.put("serve", () -> new ServeCommand(console));
    commands.put("demo", () -> new DemoCommand(console));
    commands.put(
        "bench",
        () -> new CommandLine(new BenchCommand()).addSubcommand(new NexmarkDataCommand(console)));
    commands.put("parity", () -> new ParityCommand(console));
    commands.put(
        "flink",
        () ->
            new CommandLine(new FlinkCommand())
                .addSubcommand(new FlinkSubmitCommand(console))
                .addSubcommand(new FlinkListCommand(console))
                .addSubcommand(new FlinkCancelCommand(console))
                .addSubcommand(new FlinkStopCommand(console)));
    commands.put("version", () -> new VersionCommand(console));
    return commands;
  }
}
