package dev.weir.bench.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What an event of each query cost when the figures were last written, in a resource with a line
 * for each. A cost may not grow beyond what was agreed. With {@code -Dguard.write=true} the lines
 * are written anew.
 */
final class KnownFigures {
  /** All whose work does not depend on the clock, and which need one file. */
  static final List<String> QUERIES =
      List.of(
          "q0", "q1", "q2", "q3", "q4", "q5", "q7", "q8", "q9", "q11", "q14", "q15", "q16", "q17",
          "q18", "q19", "q20", "q21", "q22", "rising", "quick", "swing");

  private static final boolean WRITE = Boolean.getBoolean("guard.write");

  private final Path resource;
  private final String unit;
  private final double mostGrowth;

  /** What may be chance, an event. */
  private final double slack;

  private final Properties known = new Properties();
  private final List<String> found = new ArrayList<>();

  KnownFigures(String resource, String unit, double mostGrowth, double slack) throws IOException {
    this.resource = Path.of("src/test/resources", resource);
    this.unit = unit;
    this.mostGrowth = mostGrowth;
    this.slack = slack;
    try (Reader in = Files.newBufferedReader(this.resource, StandardCharsets.UTF_8)) {
      known.load(in);
    }
  }

  static List<String> queries() {
    return QUERIES;
  }

  void check(String query, double perEvent) {
    found.add(query + "=" + Math.round(perEvent));
    assertThat(allow(query, perEvent))
        .withFailMessage(
            "%.0f %s for an event by %s, where it were %s",
            perEvent, unit, query, known.getProperty(query))
        .isTrue();
  }

  /** Whether a cost is about what was known; all are while they are written anew. */
  boolean allow(String query, double perEvent) {
    String before = known.getProperty(query);
    return WRITE || before != null && perEvent < Double.parseDouble(before) * mostGrowth + slack;
  }

  void writeIfAsked() throws IOException {
    if (WRITE) {
      Files.write(resource, found);
    }
  }
}
