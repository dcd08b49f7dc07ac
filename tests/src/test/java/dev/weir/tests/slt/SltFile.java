package dev.weir.tests.slt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A test file: its head ({@code # key: value} lines: name, description, group, flink, settings),
 * its records, and the marks {@code # flink: ...} of single records by their lines.
 */
record SltFile(
    Path path, Map<String, String> head, List<SltRecord> records, Map<Integer, String> marks) {

  /** Keys that a head must have. */
  static final List<String> REQUIRED = List.of("name", "description", "group", "flink");

  /**
   * In which settings the file runs: all, or with {@code settings: steps} only the one in which
   * each row is a batch and one task does everything, for what depends on how far the watermark is.
   */
  List<SltSetting> settings() {
    boolean steps = head.getOrDefault("settings", "all").equals("steps");
    return SltSetting.all().stream().filter(s -> !steps || s.equals(SltSetting.STEPS)).toList();
  }

  /** Whether Flink can run anything of the file. */
  boolean flink() {
    return !head.getOrDefault("flink", "").startsWith("no");
  }

  /** Whether Flink can run the record, and gives the same; {@code no} is followed by a reason. */
  boolean flink(SltRecord record) {
    return !marks.getOrDefault(record.line(), head.getOrDefault("flink", "")).startsWith("no");
  }
}
