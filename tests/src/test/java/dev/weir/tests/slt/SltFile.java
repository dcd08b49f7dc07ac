package dev.weir.tests.slt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A test file: its head ({@code # key: value} lines: name, description, group, flink, settings) and
 * its records.
 */
record SltFile(Path path, Map<String, String> head, List<SltRecord> records) {

  /** Keys that a head must have. */
  static final List<String> REQUIRED = List.of("name", "description", "group", "flink");

  boolean hasChanges() {
    return records.stream()
        .anyMatch(r -> r instanceof SltRecord.Query q && q.order() == SltRecord.Order.CHANGES);
  }
}
