package dev.weir.tests.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One line of the list of features. */
record Feature(String area, String name, boolean inFlink) {
  private static final String AREA = "## ";
  private static final String BEYOND = " | beyond Flink";

  /** Reads the list: {@code ## AREA} starts an area, {@code # } a comment. */
  static List<Feature> read(Path list) throws IOException {
    List<Feature> features = new ArrayList<>();
    String area = "";
    for (String line : Files.readAllLines(list)) {
      if (line.startsWith(AREA)) {
        area = line.substring(AREA.length());
      } else if (line.endsWith(BEYOND)) {
        features.add(new Feature(area, line.substring(0, line.length() - BEYOND.length()), false));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        features.add(new Feature(area, line, true));
      }
    }
    return features;
  }
}
