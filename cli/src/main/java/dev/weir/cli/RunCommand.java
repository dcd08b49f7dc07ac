package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir run FILE.sql}. */
@Command(
    name = "run",
    description = {
      "Run a script of statements separated by semicolons.",
      "It ends when all its sources have ended, or with Ctrl-C."
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The script; - reads standard input.")
  String file = "";

  @Mixin final ScriptOptions script = new ScriptOptions();
  @Mixin final ResultOptions results = new ResultOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, ScriptError {
    ScriptFile text = ScriptFile.read(file, script.variables, console);
    return ScriptExecution.run(console, text, script, results);
  }
}
