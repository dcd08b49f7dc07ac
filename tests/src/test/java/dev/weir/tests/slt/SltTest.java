package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
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

  private final SltEngines engines = new SltEngines();

  @TempDir private Path temporary;

  @Test
  void thereAreFiles() throws IOException {
    assertThat(files()).hasSizeGreaterThan(45);
  }

  @TestFactory
  Stream<DynamicNode> sqlFiles() throws IOException {
    List<PausePoints> points = new ArrayList<>();
    Stream<DynamicNode> files =
        files().stream()
            .filter(path -> path.toString().contains(WANTED))
            .map(path -> container(path, points));
    return COMPLETE ? files : Stream.concat(files, Stream.of(restores(points)));
  }

  /** A setting with a restore in which nothing is restored would prove nothing. */
  private static DynamicNode restores(List<PausePoints> points) {
    return DynamicTest.dynamicTest(
        "nearly all jobs with an input paused, were thrown away and restored",
        () -> {
          int wanted = points.stream().mapToInt(PausePoints::wanted).sum();
          int reached = points.stream().mapToInt(PausePoints::reached).sum();
          assertThat(reached).as("restored of " + wanted).isGreaterThanOrEqualTo(wanted * 9 / 10);
        });
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      return files.filter(path -> path.toString().endsWith(".slt")).sorted().toList();
    }
  }

  private DynamicContainer container(Path path, List<PausePoints> all) {
    String name = FILES.relativize(path).toString();
    if (COMPLETE) {
      return DynamicContainer.dynamicContainer(
          name, List.of(DynamicTest.dynamicTest("complete", () -> complete(path))));
    }
    FileRuns runs = new FileRuns(SltParser.parse(path), engines);
    all.add(runs.pausePoints());
    return DynamicContainer.dynamicContainer(
        name,
        runs.file().settings().stream()
            .map(setting ->
                DynamicTest.dynamicTest(
                    setting.toString(), () -> runs.run(setting, temporary.resolve(name)))));
  }

  private void complete(Path path) throws Exception {
    new FileRuns(SltParser.parse(path), engines).complete(temporary.resolve("complete"));
  }
}
