package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every SQL file in every setting. {@code -Dslt=PART} runs the files whose path contains PART;
 * {@code -Dslt.complete=true} writes the results of the simplest setting into the files instead of
 * comparing.
 */
class SltTest {
  private static final Path FILES = Path.of("src", "test", "resources", "slt");
  private static final String WANTED = System.getProperty("slt", "");
  private static final boolean COMPLETE = Boolean.getBoolean("slt.complete");

  @TempDir private Path temporary;

  @Test
  void thereAreFiles() throws IOException {
    assertThat(files()).hasSizeGreaterThan(20);
  }

  @TestFactory
  Stream<DynamicContainer> sqlFiles() throws IOException {
    return files().stream().filter(path -> path.toString().contains(WANTED)).map(this::container);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      return files.filter(path -> path.toString().endsWith(".slt")).sorted().toList();
    }
  }

  private DynamicContainer container(Path path) {
    String name = FILES.relativize(path).toString();
    if (COMPLETE) {
      return DynamicContainer.dynamicContainer(
          name, List.of(DynamicTest.dynamicTest("complete", () -> complete(path))));
    }
    return DynamicContainer.dynamicContainer(
        name,
        SltSetting.all().stream()
            .map(setting -> DynamicTest.dynamicTest(setting.toString(), () -> run(path, setting))));
  }

  private void run(Path path, SltSetting setting) throws Exception {
    Path directory = Files.createTempDirectory(temporary, "slt");
    new SltRun(SltParser.parse(path), setting, directory, false).run();
  }

  private void complete(Path path) throws Exception {
    SltFile file = SltParser.parse(path);
    Path directory = Files.createTempDirectory(temporary, "slt");
    SltCompletion.write(file, new SltRun(file, SltSetting.STEPS, directory, true).run());
  }
}
