package dev.weir.tests.tidy;

import java.util.List;

/** A text file of the repository; the path is relative to its root and has forward slashes. */
record SourceFile(String path, String text) {

  boolean java() {
    return path.endsWith(".java");
  }

  String folder() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  List<String> lines() {
    return text.lines().toList();
  }
}
