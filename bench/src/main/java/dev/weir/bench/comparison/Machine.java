package dev.weir.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the figures were taken. */
public record Machine(
    String processor, int processors, long memoryBytes, String java, String system) {
  private static final long KILO = 1024;

  /** This one. */
  public static Machine here() throws IOException {
    return new Machine(
        after("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(after("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) * KILO,
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String after(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }

  @Override
  public String toString() {
    return processors
        + " cores ("
        + processor
        + "), "
        + Math.round(memoryBytes / 1e9)
        + " GB, "
        + system
        + ", Java: "
        + java;
  }
}
