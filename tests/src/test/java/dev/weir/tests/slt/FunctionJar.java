package dev.weir.tests.slt;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources into a jar, as a user would. */
final class FunctionJar {
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

  private static final List<String> INTERFACES =
      List.of(
          "org.apache.flink.table.functions.ScalarFunction",
          "org.apache.flink.types.Row",
          "org.apache.flink.api.common.functions.RuntimeContext",
          "org.apache.flink.annotation.PublicEvolving");

  private static final Map<List<String>, byte[]> BUILT = new ConcurrentHashMap<>();

  private FunctionJar() {}

  /** The bytes of the jar of these sources, built once. */
  static byte[] of(List<String> sources) {
    return BUILT.computeIfAbsent(sources, FunctionJar::built);
  }

  private static byte[] built(List<String> sources) {
    try {
      Path folder = Files.createTempDirectory("functions");
      byte[] jar = Files.readAllBytes(build(folder, sources));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar of these sources, whose classes are in package {@code org.example}. */
  static Path build(Path folder, List<String> sources) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-parameters", "-cp", interfaces(), "-d", classes.toString()));
    for (String source : sources) {
      Matcher name = CLASS.matcher(source);
      if (!name.find()) {
        throw new IllegalArgumentException("no public class: " + source);
      }
      arguments.add(Files.writeString(folder.resolve(name.group(1) + ".java"), source).toString());
    }
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (failures != 0) {
      throw new IllegalArgumentException("sources do not compile");
    }
    return pack(classes, folder.resolve("functions.jar"));
  }

  /** The jars that a user compiles against, wherever the tests have them from. */
  private static String interfaces() {
    return INTERFACES.stream()
        .map(FunctionJar::jarOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(String type) {
    try {
      return Path.of(
              Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException("not on the class path: " + type, e);
    }
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
