package dev.weir.cli;

import dev.weir.backend.RemoteCluster;
import dev.weir.backend.RemoteCluster.SubmittedJob;
import dev.weir.error.WeirException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir flink submit FILE.sql}. */
@Command(
    name = "submit",
    description = {
      "Hand a script to a Flink cluster, which goes on with it alone.",
      "First the cluster is asked about every statement; nothing runs if one can't."
    })
final class FlinkSubmitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The script; - reads standard input.")
  String file = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Give the script's variable $${NAME} a value.")
  Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--check", description = "Only tell what the cluster can't run.")
  boolean checkOnly;

  @Mixin final FlinkAddress address = new FlinkAddress();
  @Mixin final CommonOptions common = new CommonOptions();

  FlinkSubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, ScriptError {
    ScriptFile script = ScriptFile.read(file, variables, console);
    RemoteCluster cluster = address.cluster();
    List<WeirException> obstacles = cluster.obstacles(script.text());
    if (!obstacles.isEmpty()) {
      ErrorReport errors = new ErrorReport(console.err(), common.verbose);
      obstacles.forEach(obstacle -> errors.report(new ScriptError(obstacle, script)));
      console.err().println("nothing was submitted: Flink can't run all of \"" + file + "\"");
      return ExitCode.WRONG;
    }
    if (!checkOnly) {
      submit(cluster, script);
    }
    return ExitCode.DONE;
  }

  private void submit(RemoteCluster cluster, ScriptFile script)
      throws InterruptedException, ScriptError {
    try {
      List<SubmittedJob> jobs = cluster.submit(script.text());
      PrintStream out = new PrintStream(console.out(), false, StandardCharsets.UTF_8);
      for (SubmittedJob job : jobs) {
        String words = String.join(" ", job.statement().strip().split("\\s+"));
        out.println(
            job.id() + "  " + (words.length() > 60 ? words.substring(0, 57) + "..." : words));
      }
      out.flush();
      if (jobs.isEmpty()) {
        console.err().println("no statement of \"" + file + "\" starts a job");
      }
    } catch (WeirException e) {
      throw new ScriptError(e, script, ExitCode.FAILED);
    }
  }
}
