package dev.weir.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flink.cluster.FlinkLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorJarsTest {
  @TempDir Path folder;

  @Test
  void the_adapter_compiles_against_flink_and_names_its_factory() throws IOException {
    String home = System.getenv("FLINK_HOME");
    FlinkLibraries flink = FlinkLibraries.find(home == null ? null : Path.of(home));

    GeneratorJars jars = GeneratorJars.build(flink, Path.of("flink"), folder);

    assertThat(jars.statements()).hasSize(3).allMatch(text -> text.startsWith("ADD JAR '"));
    try (JarFile jar = new JarFile(jars.paths().getLast().toFile())) {
      assertThat(jar.stream().map(Object::toString))
          .contains(
              "dev/weir/bench/flink/NexmarkFactory.class",
              "META-INF/services/org.apache.flink.table.factories.Factory");
    }
  }
}
