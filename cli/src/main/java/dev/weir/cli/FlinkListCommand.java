package dev.weir.cli;

import dev.weir.backend.RemoteCluster.RemoteJob;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir flink list}. */
@Command(name = "list", description = "List the jobs of a Flink cluster.")
final class FlinkListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin final FlinkAddress address = new FlinkAddress();
  @Mixin final CommonOptions common = new CommonOptions();

  FlinkListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<RemoteJob> jobs = address.cluster().jobs();
    PrintStream out = new PrintStream(console.out(), false, StandardCharsets.UTF_8);
    for (RemoteJob job : jobs) {
      String name = String.join(" ", job.name().strip().split("\\s+"));
      out.println(
          String.format(
              Locale.ROOT, "%-32s  %-9s  %-24s  %s", job.id(), job.status(), job.started(), name));
    }
    out.flush();
    if (jobs.isEmpty()) {
      console.err().println("the cluster has no jobs");
    }
    return ExitCode.DONE;
  }
}
