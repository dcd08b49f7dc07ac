package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code weir version}: prints the version that the build wrote into this jar. */
@Command(name = "version", description = "Print the version of Weir and of the Java that runs it.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
  @Mixin final CommonOptions common = new CommonOptions();

  private final @Nullable Console console;

  /** For the option {@code --version}. */
  VersionCommand() {
    this.console = null;
  }

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (console != null) {
      console.out().write((getVersion()[0] + "\n").getBytes(StandardCharsets.UTF_8));
      console.out().flush();
    }
    return ExitCode.DONE;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"weir " + buildVersion() + " (Java " + Runtime.version() + ")"};
  }

  static String buildVersion() {
    Properties build = new Properties();
    try (InputStream in = VersionCommand.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
