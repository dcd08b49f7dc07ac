package dev.weir.tests.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule finds what it is for. */
class TidyRulesTest {

  @Test
  void unformatted_files_are_found() {
    SourceFile good = java("class A {}\n");
    SourceFile bad = java("class  A { }\n");

    assertThat(TidyRules.unformatted(List.of(good))).isEmpty();
    assertThat(TidyRules.unformatted(List.of(bad))).hasSize(1);
  }

  @Test
  void long_files_and_stale_exceptions_are_found() {
    SourceFile longest = java("\n".repeat(TidyRules.MAXIMUM_LINES));
    SourceFile tooLong = java("\n".repeat(TidyRules.MAXIMUM_LINES + 1));

    assertThat(TidyRules.tooLong(List.of(longest), Set.of())).isEmpty();
    assertThat(TidyRules.tooLong(List.of(tooLong), Set.of())).hasSize(1);
    assertThat(TidyRules.tooLong(List.of(tooLong), Set.of(tooLong.path()))).isEmpty();
    assertThat(TidyRules.tooLong(List.of(longest), Set.of(longest.path()))).hasSize(1);
  }

  @Test
  void vague_names_are_found() {
    assertThat(TidyRules.vagueNames(new SourceFile("a/java/dev/weir/util/A.java", ""))).hasSize(1);
    assertThat(TidyRules.vagueNames(java("final class RowHelper {}"))).hasSize(1);
    assertThat(TidyRules.vagueNames(java("record Database(int utils) {}"))).isEmpty();
  }

  @Test
  void unfinished_work_is_found() {
    assertThat(TidyRules.unfinished(java("// TODO later\n")))
        .containsExactly(
            "m/src/main/java/dev/weir/A.java:1 TODO: finish it, or open an issue and leave it");
    assertThat(TidyRules.unfinished(java("// todos\n"))).isEmpty();
  }

  @Test
  void registries_and_machine_folders_are_found() {
    assertThat(TidyRules.foreignNames(java("cd /root/weir"))).hasSize(1);
    assertThat(TidyRules.foreignNames(java("https://registry.npmjs.org/lit"))).hasSize(1);
    assertThat(TidyRules.foreignNames(java("$base/work/x, http://maven.apache.org/POM/4.0.0")))
        .isEmpty();
  }

  @Test
  void untidy_whitespace_is_found() {
    assertThat(TidyRules.whitespace(java("a \n"))).hasSize(1);
    assertThat(TidyRules.whitespace(java("a\tb\n"))).hasSize(1);
    assertThat(TidyRules.whitespace(java("a\r\n"))).hasSize(1);
    assertThat(TidyRules.whitespace(java("a"))).hasSize(1);
    assertThat(TidyRules.whitespace(java("a\n\nb\n"))).isEmpty();
  }

  @Test
  void packages_without_documents_are_found() {
    SourceFile info =
        new SourceFile(
            "m/src/main/java/dev/weir/package-info.java", "/** A. */\n@NullMarked\npackage a;\n");

    assertThat(TidyRules.undocumentedPackages(List.of(java("class A {}")))).hasSize(1);
    assertThat(TidyRules.undocumentedPackages(List.of(java("class A {}"), info))).isEmpty();
  }

  @Test
  void dead_links_are_found() {
    SourceFile page = new SourceFile("docs/a.md", "[b](b.md#part), [c](https://example.org)");

    assertThat(TidyRules.deadLinks(page, "docs/b.md"::equals)).isEmpty();
    assertThat(TidyRules.deadLinks(page, path -> false)).hasSize(1);
  }

  @Test
  void other_descriptions_are_found() {
    SourceFile pom = new SourceFile("m/pom.xml", "<description>Holds m.</description>");

    assertThat(TidyRules.describedOtherwise(List.of(pom), page("| m | Holds m. |"))).isEmpty();
    assertThat(TidyRules.describedOtherwise(List.of(pom), page("| m | Holds n. |"))).hasSize(1);
  }

  @Test
  void unlisted_dependencies_are_found() {
    SourceFile pom =
        new SourceFile(
            "pom.xml",
            """
            <artifactId>weir-parent</artifactId>
            <dependencyManagement>
              <artifactId>weir-model</artifactId>
              <artifactId>left-pad</artifactId>
            </dependencyManagement>
            <artifactId>some-plugin</artifactId>
            """);

    assertThat(TidyRules.unlistedDependencies(pom, page("| `left-pad` |"))).isEmpty();
    assertThat(TidyRules.unlistedDependencies(pom, page(""))).hasSize(1);
  }

  private static SourceFile java(String text) {
    return new SourceFile("m/src/main/java/dev/weir/A.java", text);
  }

  private static SourceFile page(String text) {
    return new SourceFile("page.md", text);
  }
}
