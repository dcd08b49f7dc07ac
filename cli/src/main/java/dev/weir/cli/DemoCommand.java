package dev.weir.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir demo}. */
@Command(
    name = "demo",
    description = {
      "Replay a year of orders and show live what becomes of them.",
      "The statements are in the folder demo, to be read as a tutorial."
    })
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "How many times faster than life; by default the year takes five minutes.")
  @Nullable Double speed;

  @Option(names = "--no-open", description = "Don't open a browser.")
  boolean noOpen;

  @Mixin final AddressOptions address = new AddressOptions();
  @Mixin final ScriptOptions script = new ScriptOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, ScriptError {
    Map<String, String> variables = new LinkedHashMap<>(script.variables);
    Double faster = speed;
    if (faster != null) {
      variables.put("speed", DemoFiles.speed(faster));
    }
    DemoFiles demo = DemoFiles.find();
    variables.putIfAbsent("data", demo.folder().resolve("data").toString());
    List<ScriptFile> scripts = new ArrayList<>();
    for (String file : demo.scripts()) {
      scripts.add(ScriptFile.read(file, variables, console));
    }
    return new Service(console, script, address).run(scripts, this::ready);
  }

  private void ready(String url) {
    console.err().println("The demo is at " + url + " (Ctrl-C ends it)");
    if (!noOpen) {
      new Browser(console.environment()).open(url);
    }
  }
}
