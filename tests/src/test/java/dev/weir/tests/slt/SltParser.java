package dev.weir.tests.slt;

import dev.weir.tests.slt.SltRecord.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads test files. Records are separated by blank lines; see docs/testing.md. */
final class SltParser {
  static final String RESULT = "----";

  /** Starts a comment right before a record that says whether Flink can run it. */
  private static final String MARK = "# flink:";

  private final Path path;
  private final List<String> lines;
  private final Map<Integer, String> marks = new LinkedHashMap<>();
  private int at;

  private SltParser(Path path, List<String> lines) {
    this.path = path;
    this.lines = lines;
  }

  static SltFile parse(Path path) {
    try {
      return new SltParser(path, Files.readAllLines(path)).file();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SltFile file() {
    Map<String, String> head = head();
    for (String key : SltFile.REQUIRED) {
      if (!head.containsKey(key)) {
        throw wrong("the head lacks \"# " + key + ": ...\"");
      }
    }
    List<SltRecord> records = new ArrayList<>();
    while (skipBlank()) {
      records.add(record());
    }
    if (records.isEmpty()) {
      throw wrong("there are no records");
    }
    return new SltFile(path, head, records, marks);
  }

  private Map<String, String> head() {
    Map<String, String> head = new LinkedHashMap<>();
    while (at < lines.size() && lines.get(at).startsWith("#")) {
      String line = lines.get(at++).substring(1).strip();
      int colon = line.indexOf(':');
      if (colon > 0) {
        head.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return head;
  }

  /** Moves to the next record; false at the end of the file. */
  private boolean skipBlank() {
    while (at < lines.size() && (lines.get(at).isBlank() || lines.get(at).startsWith("#"))) {
      at++;
    }
    return at < lines.size();
  }

  private SltRecord record() {
    int line = at + 1;
    if (at > 0 && lines.get(at - 1).startsWith(MARK)) {
      marks.put(line, lines.get(at - 1).substring(MARK.length()).strip());
    }
    String first = lines.get(at++).strip();
    if (first.startsWith("file ")) {
      return new SltRecord.Data(first.substring(5).strip(), content(), line);
    }
    return switch (first) {
      case "statement ok" -> new SltRecord.Ok(sql(), line);
      case "statement error" -> new SltRecord.Failure(sql(), expected(), line);
      case "query" -> new SltRecord.Query(sql(), Order.SORTED, expected(), line);
      case "query ordered" -> new SltRecord.Query(sql(), Order.ORDERED, expected(), line);
      case "query changes" -> new SltRecord.Query(sql(), Order.CHANGES, expected(), line);
      default -> throw wrong("line " + line + " starts no record: " + first);
    };
  }

  /** Lines up to a result or a blank line. */
  private String sql() {
    List<String> sql = new ArrayList<>();
    while (at < lines.size() && !lines.get(at).isBlank() && !lines.get(at).equals(RESULT)) {
      sql.add(lines.get(at++));
    }
    return String.join("\n", sql);
  }

  private List<String> expected() {
    List<String> expected = new ArrayList<>();
    if (at < lines.size() && lines.get(at).equals(RESULT)) {
      at++;
      while (at < lines.size() && !lines.get(at).isBlank()) {
        expected.add(lines.get(at++));
      }
    }
    return expected;
  }

  /** Lines up to a result line, which ends the data; they may be blank. */
  private String content() {
    StringBuilder content = new StringBuilder();
    while (at < lines.size() && !lines.get(at).equals(RESULT)) {
      content.append(lines.get(at++)).append('\n');
    }
    at++;
    return content.toString();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(path + ": " + what);
  }
}
