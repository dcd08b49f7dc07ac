package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir flink stop}. */
@Command(name = "stop", description = "End the Flink that was started for comparisons.")
final class FlinkStopCommand implements Callable<Integer> {
  private final Console console;

  @Mixin final FlinkOptions flink = new FlinkOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  FlinkStopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean stopped = FlinkOptions.backend().stopLocal(flink.stateFolder(console));
    console.err().println(stopped ? "Flink has ended" : "Flink was not up");
    return ExitCode.DONE;
  }
}
