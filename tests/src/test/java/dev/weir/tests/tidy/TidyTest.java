package dev.weir.tests.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every file of the repository keeps the rules of {@link TidyRules}. */
class TidyTest {

  /** Files that may be longer than the limit, with the reason. This list only shrinks. */
  private static final Map<String, String> LONG_FILES = Map.of();

  /** Large files, with the reason. This list only shrinks. */
  private static final Map<String, String> LARGE_FILES =
      Map.of("demo/data/online-retail.csv.xz", "a real year of orders for the demonstration");

  private static final int MAXIMUM_BYTES = 200_000;

  /** Files that have to spell what is forbidden elsewhere. */
  private static final Set<String> SPELLS_THE_BANS =
      Set.of(
          "tests/src/test/java/dev/weir/tests/tidy/TidyRules.java",
          "tests/src/test/java/dev/weir/tests/tidy/TidyRulesTest.java");

  private final Repository repository = Repository.here();
  private final List<SourceFile> files = repository.texts();

  TidyTest() throws IOException, InterruptedException {}

  @Test
  void java_files_are_formatted() {
    assertThat(TidyRules.unformatted(files)).as("run build/format --all").isEmpty();
  }

  @Test
  void java_files_are_short() {
    List<SourceFile> java = files.stream().filter(SourceFile::java).toList();
    assertThat(TidyRules.tooLong(java, LONG_FILES.keySet())).isEmpty();
  }

  @Test
  void names_say_something() {
    assertThat(violations(TidyRules::vagueNames)).isEmpty();
  }

  @Test
  void nothing_is_left_unfinished() {
    assertThat(violations(TidyRules::unfinished)).isEmpty();
  }

  @Test
  void no_registry_and_no_machine_is_named() {
    assertThat(violations(TidyRules::foreignNames)).isEmpty();
  }

  @Test
  void whitespace_is_plain() {
    Set<String> exempt = Set.of("csv", "json", "jsonl", "slt", "txt");
    List<String> violations =
        violations(file ->
            exempt.contains(file.path().substring(file.path().lastIndexOf('.') + 1))
                ? List.of()
                : TidyRules.whitespace(file));
    assertThat(violations).isEmpty();
  }

  @Test
  void packages_are_documented() {
    assertThat(TidyRules.undocumentedPackages(files)).isEmpty();
  }

  @Test
  void links_lead_somewhere() {
    assertThat(violations(file -> TidyRules.deadLinks(file, repository::exists))).isEmpty();
  }

  @Test
  void files_are_small() {
    Map<String, Long> sizes = repository.sizes();
    sizes.values().removeIf(size -> size <= MAXIMUM_BYTES);
    assertThat(sizes.keySet()).isEqualTo(LARGE_FILES.keySet());
  }

  @Test
  void modules_are_described_as_in_the_architecture() {
    assumeTrue(repository.exists("ARCHITECTURE.md"), "ARCHITECTURE.md is not written yet");
    List<SourceFile> poms =
        files.stream()
            .filter(file -> file.path().matches("\\w+/pom\\.xml"))
            .filter(file -> !file.path().startsWith("build/"))
            .toList();
    assertThat(TidyRules.describedOtherwise(poms, repository.read("ARCHITECTURE.md"))).isEmpty();
  }

  @Test
  void dependencies_are_listed() {
    SourceFile document = repository.read("docs/dependencies.md");
    assertThat(TidyRules.unlistedDependencies(repository.read("pom.xml"), document)).isEmpty();
  }

  private List<String> violations(Function<SourceFile, List<String>> rule) {
    return files.stream()
        .filter(file -> !SPELLS_THE_BANS.contains(file.path()))
        .flatMap(file -> rule.apply(file).stream())
        .toList();
  }
}
