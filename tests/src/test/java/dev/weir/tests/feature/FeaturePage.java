package dev.weir.tests.feature;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the page: one table for each area. */
final class FeaturePage {
  /** A feature is shown by so many files at most; a table with more is hard to read. */
  private static final int MOST_FILES = 3;

  private static final String HEAD =
      """
      # Features of Flink SQL, in Weir and in Flink

      Made from marks in the test files by a test, which fails when this page is out of date. In Weir's column *yes* means
      that a test shows it, *not shown* that none does. In Flink's column *equal* means that such a test also runs on
      Flink 2.3 and has to give the same rows there, *yes* only that Flink has it, *no* that it does not. What differs on
      purpose is on [a page of its own](../differences.md).
      """;

  private FeaturePage() {}

  static String of(List<Feature> features, List<MarkedFile> files) {
    StringBuilder page = new StringBuilder(HEAD);
    Set<String> areas = new LinkedHashSet<>();
    for (Feature feature : features) {
      if (areas.add(feature.area())) {
        page.append("\n## ").append(feature.area());
        page.append("\n\n| feature | Weir | Flink | shown by |\n|---|---|---|---|\n");
      }
      page.append(row(feature, files)).append('\n');
    }
    return page.toString();
  }

  private static String row(Feature feature, List<MarkedFile> files) {
    List<MarkedFile> shown =
        files.stream().filter(file -> file.features().contains(feature.name())).toList();
    String weir = shown.isEmpty() ? "not shown" : "yes";
    String flink =
        !feature.inFlink() ? "no" : shown.stream().anyMatch(MarkedFile::compared) ? "equal" : "yes";
    String links =
        shown.stream().limit(MOST_FILES).map(FeaturePage::link).collect(Collectors.joining(", "));
    return "| " + feature.name() + " | " + weir + " | " + flink + " |" + pad(links) + "|";
  }

  private static String pad(String links) {
    return links.isEmpty() ? " " : " " + links + " ";
  }

  private static String link(MarkedFile file) {
    String path = file.path().toString().replace('\\', '/');
    return "[" + path + "](../../tests/src/test/resources/" + path + ")";
  }
}
