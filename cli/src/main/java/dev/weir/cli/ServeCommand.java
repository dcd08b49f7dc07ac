package dev.weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir serve [FILE.sql]}. */
@Command(
    name = "serve",
    description = {
      "Run scripts, keep their materialized views up to date, and answer HTTP about them.",
      "It ends with Ctrl-C."
    })
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Scripts to run first, in order.")
  List<String> files = new ArrayList<>();

  @Mixin final AddressOptions address = new AddressOptions();
  @Mixin final ScriptOptions script = new ScriptOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, ScriptError {
    List<ScriptFile> scripts = new ArrayList<>();
    for (String file : files) {
      scripts.add(ScriptFile.read(file, script.variables, console));
    }
    Service service = new Service(console, script, address);
    return service.run(scripts, url -> console.err().println("Weir answers at " + url));
  }
}
