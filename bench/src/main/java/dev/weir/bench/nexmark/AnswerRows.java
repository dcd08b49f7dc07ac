package dev.weir.bench.nexmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer, as text, in any order. Kept in a file as one line for each row, its values
 * apart by tabs.
 */
public final class AnswerRows {
  private static final String NULL = "\\N";
  private static final int EXAMPLES = 2;

  private final Map<String, Integer> counts = new HashMap<>();

  /** Adds a row so many times; a negative count takes it away. */
  public synchronized void add(List<@Nullable String> cells, int count) {
    add(cells.stream().map(AnswerRows::escaped).collect(Collectors.joining("\t")), count);
  }

  /** How many rows there are. */
  public long size() {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** The rows cut down to some columns. */
  public AnswerRows columns(int... columns) {
    AnswerRows rows = new AnswerRows();
    counts.forEach((row, count) -> {
      String[] cells = row.split("\t", -1);
      rows.add(
          Arrays.stream(columns).mapToObj(i -> cells[i]).collect(Collectors.joining("\t")), count);
    });
    return rows;
  }

  /** What differs from other rows, in a few words; empty if nothing does. */
  public String difference(String here, AnswerRows other, String there) {
    Map<String, Integer> surplus = new HashMap<>(counts);
    other.counts.forEach((row, count) -> surplus.merge(row, -count, Integer::sum));
    surplus.values().removeIf(count -> count == 0);
    if (surplus.isEmpty()) {
      return "";
    }
    return only(surplus, 1, here) + "; " + only(surplus, -1, there);
  }

  private static String only(Map<String, Integer> surplus, int sign, String name) {
    List<String> rows =
        surplus.entrySet().stream()
            .filter(row -> Integer.signum(row.getValue()) == sign)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    String examples = rows.stream().limit(EXAMPLES).collect(Collectors.joining(", "));
    return rows.size() + " rows only from " + name + (rows.isEmpty() ? "" : ": " + examples);
  }

  /** Writes the file anew. */
  public void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Map.Entry<String, Integer> row : counts.entrySet()) {
        if (row.getValue() < 0) {
          throw new IOException("more deletions than rows: " + row.getKey());
        }
        for (int i = 0; i < row.getValue(); i++) {
          out.write(row.getKey());
          out.write('\n');
        }
      }
    }
  }

  /** The rows of a file. */
  public static AnswerRows read(Path file) throws IOException {
    AnswerRows rows = new AnswerRows();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line -> rows.add(line, 1));
    }
    return rows;
  }

  private void add(String line, int count) {
    int now = counts.merge(line, count, Integer::sum);
    if (now == 0) {
      counts.remove(line);
    }
  }

  private static String escaped(@Nullable String cell) {
    return cell == null
        ? NULL
        : cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }
}
