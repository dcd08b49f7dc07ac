package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code weir version}: prints the version that the build wrote into this jar. */
@Command(name = "version", description = "Print the version of Weir and of the Java that runs it.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {

  @Override
  public Integer call() {
    System.out.println(getVersion()[0]);
    return 0;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"weir " + buildVersion() + " (Java " + Runtime.version() + ")"};
  }

  private static String buildVersion() {
    Properties build = new Properties();
    try (InputStream in = VersionCommand.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
