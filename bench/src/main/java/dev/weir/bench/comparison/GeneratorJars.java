package dev.weir.bench.comparison;

import dev.weir.batch.Batch;
import dev.weir.connectors.nexmark.NexmarkConnector;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.flink.cluster.FlinkLibraries;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The jars with which Flink reads the events of Weir's generator: two of Weir's, and the adapter in
 * {@code bench/flink}, which is compiled against the jars of the Flink at hand, since nothing of
 * Flink is on a class path of the build.
 */
record GeneratorJars(List<Path> paths) {
  private static final String SERVICE =
      "META-INF/services/org.apache.flink.table.factories.Factory";
  private static final String FACTORY = "dev.weir.bench.flink.NexmarkFactory";

  GeneratorJars {
    paths = List.copyOf(paths);
  }

  /** Compiles the adapter from its sources into a jar in a folder. */
  static GeneratorJars build(FlinkLibraries flink, Path sources, Path folder) throws IOException {
    Path model = place(Batch.class);
    Path connectors = place(NexmarkConnector.class);
    Path classes = Files.createDirectories(folder.resolve("generator-classes"));
    String classPath =
        String.join(
            File.pathSeparator,
            flink.classPath(),
            model.toString(),
            connectors.toString(),
            place(NullMarked.class).toString());
    compile(classPath, sources, classes);
    Path jar = folder.resolve("generator.jar");
    pack(classes, jar);
    return new GeneratorJars(List.of(model, connectors, jar));
  }

  /** The statements that make a session use them. */
  List<String> statements() {
    return paths.stream().map(path -> "ADD JAR '" + path.toAbsolutePath() + "'").toList();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void compile(String classPath, Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "the adapter in \"" + sources + "\" needs a JDK to be compiled");
    }
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-nowarn", "-d", classes.toString(), "-cp", classPath);
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(list(sources, ".java")))
              .call();
      if (!compiled) {
        throw new WeirException(
            ErrorCode.IO_FAILED, "\"" + sources + "\" does not compile: " + messages);
      }
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : list(classes, ".class")) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
      out.putNextEntry(new JarEntry(SERVICE));
      out.write(FACTORY.getBytes(StandardCharsets.UTF_8));
    }
  }
}
