package dev.weir.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code -Ddocs.write=true} writes docs/sql/features.md instead of comparing it. */
class FeatureTableTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Path PAGE = Path.of("..", "docs", "sql", "features.md");

  @Test
  void everyMarkNamesAFeatureOfTheList() throws IOException {
    List<String> names = features().stream().map(Feature::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    for (MarkedFile file : MarkedFile.below(RESOURCES)) {
      assertThat(names).as(file.path().toString()).containsAll(file.features());
    }
  }

  @Test
  void thePageIsWhatTheMarksSay() throws IOException {
    String page = FeaturePage.of(features(), MarkedFile.below(RESOURCES));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @Test
  void aFeatureWithoutATestIsNotSaidToWork() {
    Feature feature = new Feature("Windows", "TUMBLE", true);
    assertThat(FeaturePage.of(List.of(feature), List.of()))
        .contains("| TUMBLE | not shown | yes | |");
  }

  @Test
  void aFeatureIsComparedIfOneOfItsTestsIs() {
    Feature feature = new Feature("Windows", "TUMBLE", true);
    MarkedFile own = new MarkedFile(Path.of("slt", "a.slt"), List.of("TUMBLE"), false);
    MarkedFile both = new MarkedFile(Path.of("parity", "b.sql"), List.of("TUMBLE"), true);
    assertThat(rows(feature, List.of(own))).contains("| TUMBLE | yes | yes |");
    assertThat(rows(feature, List.of(own, both))).contains("| TUMBLE | yes | equal |");
  }

  private static String rows(Feature feature, List<MarkedFile> files) {
    return FeaturePage.of(List.of(feature), files)
        .lines()
        .filter(line -> line.startsWith("|"))
        .collect(Collectors.joining("\n"));
  }

  private static List<Feature> features() throws IOException {
    return Feature.read(RESOURCES.resolve("features.txt"));
  }
}
