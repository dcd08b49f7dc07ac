package dev.weir.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the program {@code bench/esper} from its source, in a process of its own on the Java that
 * Weir runs on: {@code EsperProcess JARS EVENTS RUNS}.
 */
final class EsperProcess {
  private EsperProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(java, "-Xmx4g", "--source", "25", "-cp", args[0] + "/*", "bench/esper"));
    command.addAll(List.of(args).subList(1, args.length));
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("bench/esper ended with code " + code);
    }
  }
}
