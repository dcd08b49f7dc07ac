package dev.weir.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir flink}: the Flink of this machine, and others. */
@Command(name = "flink", description = "Hand programs to a Flink cluster, and look after its jobs.")
final class FlinkCommand implements Runnable {
  @Mixin final CommonOptions common = new CommonOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "Missing subcommand: submit, list, cancel or stop");
  }
}
