package dev.weir.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir sql}: a statement from the command line, or the shell. */
@Command(
    name = "sql",
    description = {
      "Run statements given with -e, or start an interactive shell.",
      "The shell completes names with Tab; Ctrl-C stops the running query, Ctrl-D leaves."
    })
final class SqlCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "SQL",
      description = "Statements to run, separated by semicolons.")
  @Nullable String statements;

  @Mixin final ScriptOptions script = new ScriptOptions();
  @Mixin final ResultOptions results = new ResultOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    String given = statements;
    if (given != null) {
      ScriptFile text = ScriptFile.of(given, "command line", script.variables);
      return ScriptExecution.run(console, text, script, results);
    }
    if (!console.terminals().in()) {
      return ScriptExecution.run(
          console, ScriptFile.read("-", script.variables, console), script, results);
    }
    return shell();
  }

  private int shell() throws Exception {
    return new ShellSession(console, script, results, common.verbose).run();
  }
}
