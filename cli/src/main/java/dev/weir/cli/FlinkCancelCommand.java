package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir flink cancel JOB}. */
@Command(name = "cancel", description = "Cancel a job of a Flink cluster.")
final class FlinkCancelCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "JOB", description = "The job's id, as list and submit print it.")
  String job = "";

  @Mixin final FlinkAddress address = new FlinkAddress();
  @Mixin final CommonOptions common = new CommonOptions();

  FlinkCancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    address.cluster().cancel(job);
    console.err().println("job " + job + " is being cancelled");
    return ExitCode.DONE;
  }
}
